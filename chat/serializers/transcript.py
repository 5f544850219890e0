"""A conversation as a page to keep or print: plain text, or HTML without anybody's markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.html import escape

from chat.models import Attachment, Conversation, Message
from chat.serializers.messages import author
from chat.types import Kind
from hub.kernel.home import local

if TYPE_CHECKING:
    from hub.accounts.models import User

WORDS = {
    "title": {"es": "Conversación con {name}", "en": "Conversation with {name}"},
    "channel": {"es": "Canal: {name}", "en": "Channel: {name}"},
    "printed": {"es": "Emitida el {at} por {name}", "en": "Issued on {at} by {name}"},
    "deleted": {"es": "(mensaje eliminado)", "en": "(deleted message)"},
    "edited": {"es": "editado", "en": "edited"},
    "note": {"es": "nota interna", "en": "private note"},
    "file": {"es": "Adjunto: {name}", "en": "Attachment: {name}"},
    "house": {"es": "Sistema", "en": "System"},
    "empty": {"es": "Sin mensajes.", "en": "No messages."},
}
_KINDS = {
    Kind.IMAGE: {"es": "imagen", "en": "image"},
    Kind.VIDEO: {"es": "video", "en": "video"},
    Kind.AUDIO: {"es": "audio", "en": "audio"},
    Kind.STICKER: {"es": "sticker", "en": "sticker"},
}
_HEAD = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{{font:14px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;
color:#1c1b19}}
h1{{font-size:1.25rem;margin:0}} header p{{margin:.1rem 0;color:#65615a}}
header{{border-bottom:1px solid #ddd8ce;padding-bottom:.75rem;margin-bottom:1rem}}
article{{margin:0 0 .75rem;break-inside:avoid}} article p{{margin:0;white-space:pre-wrap;
overflow-wrap:anywhere}}
small{{color:#65615a}} [data-note]{{background:#fff4d6;padding:.25rem .5rem}}
</style></head><body><header><h1>{title}</h1>{lines}</header>
"""


class Transcript:
    """Writes the pieces of one conversation for one reader."""

    def __init__(self, conversation: Conversation, user: User, *, at: datetime) -> None:
        self.lang = user.language if user.language in ("es", "en") else "es"
        name = str(conversation.identity) if conversation.identity else conversation.title
        self.title = self._word("title", name=name)
        self.lines = [self._word("printed", at=_stamp(at), name=user.name)]
        if conversation.channel_name:
            self.lines.insert(0, self._word("channel", name=conversation.channel_name))

    def text(self, pieces: Iterable[list[Message]]) -> Iterator[str]:
        """Yield plain text, piece by piece."""
        yield "\n".join([self.title, *self.lines, "", ""])
        empty = True
        for piece in pieces:
            empty = False
            yield "".join(map(self._text_of, piece))
        if empty:
            yield self._word("empty") + "\n"

    def html(self, pieces: Iterable[list[Message]]) -> Iterator[str]:
        """Yield a page without scripts, outside files or anybody's markup, piece by piece."""
        lines = "".join(f"<p>{escape(line)}</p>" for line in self.lines)
        yield _HEAD.format(lang=self.lang, title=escape(self.title), lines=lines)
        empty = True
        for piece in pieces:
            empty = False
            yield "".join(map(self._html_of, piece))
        yield f"<p>{escape(self._word('empty'))}</p></body></html>" if empty else "</body></html>"

    def _text_of(self, row: Message) -> str:
        head = f"[{_stamp(row.created_at)}] {self._who(row)}: "
        said = self._said(row)
        return head + "\n    ".join("\n".join(said).splitlines()) + "\n"

    def _html_of(self, row: Message) -> str:
        mark = " data-note" if row.private else ""
        said = "\n".join(self._said(row))
        return (
            f"<article{mark}><small>{escape(_stamp(row.created_at))} · "
            f"<b>{escape(self._who(row))}</b></small><p>{escape(said)}</p></article>\n"
        )

    def _who(self, row: Message) -> str:
        found = author(row)
        name = str(found["name"]) if found is not None else self._word("house")
        marks = [self._word("note")] if row.private and row.kind != Kind.SYSTEM else []
        marks += [self._word("edited")] if row.edited_at and not row.deleted_at else []
        return f"{name} ({', '.join(marks)})" if marks else name

    def _said(self, row: Message) -> list[str]:
        if row.deleted_at is not None:
            return [self._word("deleted")]
        said = [row.text] if row.text else []
        if not said and row.card:
            said = [self._card(row)]
        said += [self._word("file", name=self._file(each)) for each in row.attachments.all()]
        return said or [f"[{self._kind(row.kind)}]"]

    def _card(self, row: Message) -> str:
        card = row.card or {}
        values = [card.get(key) for key in ("event", "title", "name", "address")]
        if card.get("type") == "location":
            values += [f"{card.get('latitude')}, {card.get('longitude')}"]
        said = " · ".join(str(each) for each in values if each)
        return f"[{said or self._kind(row.kind)}]"

    def _file(self, row: Attachment) -> str:
        size = f", {max(1, round(row.size / 1024))} kB" if row.size else ""
        return f"{row.name or self._kind(row.kind)} ({row.content_type or row.kind}{size})"

    def _kind(self, kind: str) -> str:
        words = _KINDS.get(Kind(kind))
        return words[self.lang] if words else kind

    def _word(self, key: str, **values: str) -> str:
        return WORDS[key][self.lang].format(**values)


def _stamp(at: datetime) -> str:
    return local(at).strftime("%d/%m/%Y %H:%M")
