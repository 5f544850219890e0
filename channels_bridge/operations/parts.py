"""A message cut into provider calls: long text in up to ten, one file each, captions by kind."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from channels_bridge import types
from channels_bridge.models import Part
from channels_bridge.operations.asking import asked
from channels_bridge.operations.ticks import first_external_id
from channels_bridge.types import Limits
from chat import queries
from chat.types import CHOICES, Kind
from hub.kernel.errors import Invalid, TooLarge

if TYPE_CHECKING:
    from chat.models import Attachment, Message


MOST = 10
_JOINERS = ("\u200d", "\ufe0f", "\ufe0e", "\u20e3")
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG = range(0x1F1E6, 0x1F200)


class TooLong(Invalid):
    """The text would need more than ten messages."""

    code, detail = "too_long", "The text is too long for this channel."


class FileTooLarge(TooLarge):
    """The channel takes no file of that size."""

    code, detail = "file_too_large", "The file is too large for this channel."


class KindNotSupported(Invalid):
    """The channel cannot carry this kind."""

    code, detail = "kind_not_supported", "This channel cannot carry this kind of message."


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One call to come."""

    kind: Kind
    text: str = ""
    file: Attachment | None = None
    card: dict[str, Any] | None = None


def plan(
    limits: Limits, *, kind: str, text: str, files: Sequence[Attachment], card: Any
) -> list[Piece]:
    """Return the calls a message takes; TooLong, FileTooLarge or KindNotSupported otherwise."""
    _allow(limits, kind, files)
    if card and card.get("type") == CHOICES:
        return _question(limits, text, card)
    if kind == Kind.TEMPLATE:
        return [Piece(kind=Kind.TEMPLATE, text=text, file=next(iter(files), None), card=card)]
    pieces = [Piece(kind=Kind(file.kind), file=file) for file in files]
    if card and kind in (Kind.LOCATION, Kind.CONTACT):
        pieces += _cards(Kind(kind), dict(card))
    if text and files and _length(text, limits) <= limits.caption_of(Kind(files[0].kind)):
        pieces[0] = Piece(kind=pieces[0].kind, file=files[0], text=text)
    elif text:
        pieces = [Piece(kind=Kind.TEXT, text=each) for each in split(text, limits)] + pieces
    if not pieces:
        raise KindNotSupported()
    if len(pieces) > MOST:
        raise TooLong()
    return pieces


def _question(limits: Limits, text: str, card: Any) -> list[Piece]:
    """Return the calls a question takes: the buttons hang on the last of its texts."""
    found = asked(limits, text, card)
    native = limits.choices
    if found.card is None or native is None:
        said = split(found.text, limits)
    else:
        said = split(found.text, replace(limits, text=native.text))
    if len(said) > MOST:
        raise TooLong()
    pieces = [Piece(kind=Kind.TEXT, text=each) for each in said]
    pieces[-1] = replace(pieces[-1], card=found.card)
    return pieces


def split(text: str, limits: Limits) -> list[str]:
    """Cut a text at line ends, blanks, or between what people see as one sign."""
    rest, found = text, list[str]()
    while _length(rest, limits) > limits.text and len(found) <= MOST:
        end = _cut(rest, limits)
        found.append(rest[:end].rstrip() or rest[:end])
        rest = rest[end:].lstrip()
    return [*found, rest] if rest else found


def _allow(limits: Limits, kind: str, files: Sequence[Attachment]) -> None:
    # A card of ours tells its text; only places and contacts are cards to a provider.
    for needed in {kind, *(file.kind for file in files)} - {Kind.TEXT, Kind.CARD}:
        if needed not in limits.kinds:
            raise KindNotSupported()
    if any((file.size or 0) > limits.kinds[Kind(file.kind)] for file in files):
        raise FileTooLarge()


def for_adapter(part: Part, message: Message, *, human_agent: bool = False) -> types.Part:
    """Return what an adapter sends; only the first part quotes."""
    quotes = _quoted(message) if part.ordinal == 0 else None
    file = None if part.attachment is None else _out_file(part.attachment)
    return types.Part(
        id=str(part.id),
        recipient=part.recipient,
        kind=Kind(part.kind),
        text=part.text,
        file=file,
        card=part.card,
        quotes=quotes,
        human_agent=human_agent,
    )


def _out_file(attachment: Attachment) -> types.OutFile:
    return types.OutFile(
        kind=Kind(attachment.kind),
        name=attachment.name,
        content_type=attachment.content_type,
        size=attachment.size or 0,
        open=lambda: attachment.file.storage.open(str(attachment.file.name), "rb"),
        public_url=queries.link_for_provider(attachment),
    )


def _quoted(message: Message) -> str | None:
    """Return the provider's id of what a message answers: the customer's, or our first part's."""
    answered = message.reply_to
    if answered is None:
        return None
    return answered.external_id or first_external_id(answered.id)


def _cards(kind: Kind, card: dict[str, Any]) -> Iterator[Piece]:
    if kind is Kind.LOCATION:
        yield Piece(kind=kind, card=card)
    for contact in card.get("contacts", []) if kind is Kind.CONTACT else []:
        yield Piece(kind=kind, card={"type": "contact", "contacts": [contact]})


def _length(text: str, limits: Limits) -> int:
    # UTF-16 units never undercount what a provider calls a character.
    encoding = "utf-8" if limits.text_in_bytes else "utf-16-le"
    return len(text.encode(encoding, "replace")) // (1 if limits.text_in_bytes else 2)


def _cut(text: str, limits: Limits) -> int:
    """Return where the first piece ends: at most the limit, at a seam in its last fifth."""
    end, used = 0, 0
    while end < len(text) and (used := used + _length(text[end], limits)) <= limits.text:
        end += 1
    least = max(1, end - end // 5)
    for seam in ("\n", " "):
        found = text.rfind(seam, least, end)
        if found > 0:
            return found + 1
    while end > least and _joined(text, end):
        end -= 1
    return max(1, end)


def _joined(text: str, at: int) -> bool:
    """Whether the signs before and after `at` are seen as one."""
    before, after = text[at - 1], text[at]
    if unicodedata.combining(after) or unicodedata.category(after) in ("Mn", "Me", "Mc"):
        return True
    if after in _JOINERS or before == "\u200d" or ord(after) in _SKIN:
        return True
    if (before, after) == ("\r", "\n"):
        return True
    flags = 0
    while flags < at and ord(text[at - 1 - flags]) in _FLAG:
        flags += 1
    return ord(after) in _FLAG and flags % 2 == 1
