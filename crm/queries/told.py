"""What this app tells on a customer's timeline: what was written, and what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from chat.queries import conversations_of_customer, said_before, told
from chat.serializers.messages import preview
from chat.types import Direction
from crm.models import Communication, CustomerFile, Note
from crm.ports.timeline import About, Event, Found, Words, newest
from crm.types import Channel, spelt, word_of

if TYPE_CHECKING:
    from chat.models import Message
    from hub.accounts.models import User

Line = tuple[datetime, int, UUID, UUID]
WORDS: dict[str, Words] = {
    "in": {"es": "Mensaje recibido", "en": "Message received"},
    "out": {"es": "Mensaje enviado", "en": "Message sent"},
    "note": {"es": "Nota interna en el chat", "en": "Internal note in the chat"},
    "asked": {"es": "Solicitud por {}", "en": "Request on {}"},
    "asked_web": {"es": "Solicitud por la web", "en": "Request on the web"},
    "written": {"es": "Nota sobre el cliente", "en": "Note on the customer"},
    "kept": {"es": "Archivo guardado", "en": "File kept"},
    "image": {"es": "Imagen", "en": "Picture"},
    "video": {"es": "Video", "en": "Video"},
    "audio": {"es": "Audio", "en": "Audio"},
    "file": {"es": "Archivo", "en": "File"},
    "sticker": {"es": "Sticker", "en": "Sticker"},
    "location": {"es": "Ubicación", "en": "Location"},
    "contact": {"es": "Contacto", "en": "Contact"},
    "template": {"es": "Plantilla", "en": "Template"},
    "unsupported": {"es": "Contenido no compatible", "en": "Unsupported content"},
}


class Messages:
    """What was said in all conversations of a customer, apart from what opened a request."""

    label: Words = {"es": "Mensajes", "en": "Messages"}
    order = 10

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Walk each conversation down its numbers; the mark holds how far each was read."""
        marks: dict[str, int] = dict(mark or {})
        talks = conversations_of_customer(about.customer_id).values_list("id", flat=True)
        streams = [_said(talk, marks.get(str(talk)), most) for talk in talks]
        lines = list(islice(merge(*streams, reverse=True), most))
        rows = {row.id: row for row in told(line[-1] for line in lines)}
        found = []
        for _, number, talk, key in lines:
            marks[str(talk)] = number
            if key in rows:  # nobody has taken it away in between
                found.append(Found(_message(rows[key], about.user), dict(marks)))
        return found


class Requests:
    """What a customer asked, each with how it stands."""

    label: Words = {"es": "Solicitudes", "en": "Requests"}
    order = 20

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return the communications of a customer."""
        rows = Communication.objects.filter(customer=about.customer_id)
        rows = rows.select_related("answered_by", "identity")
        return newest(rows, mark=mark, most=most, event=lambda row: _asked(row, about.user))


class Notes:
    """What our people wrote down about a customer."""

    label: Words = {"es": "Notas", "en": "Notes"}
    order = 30

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return the living notes."""
        rows = Note.objects.filter(customer__in=about.family, deleted_at=None)
        rows = rows.select_related("author")
        return newest(rows, mark=mark, most=most, event=lambda row: _note(row, about))


class Files:
    """What is kept with a customer."""

    label: Words = {"es": "Archivos", "en": "Files"}
    order = 40

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return the files."""
        rows = CustomerFile.objects.filter(customer__in=about.family)
        rows = rows.select_related("attachment", "by")
        return newest(rows, mark=mark, most=most, event=lambda row: _file(row, about))


def _said(talk: UUID, before: int | None, most: int) -> list[Line]:
    """Return when, as what number and under what id things were said, the latest first."""
    opens = Communication.objects.filter(
        conversation=OuterRef("conversation"), opening_number=OuterRef("number")
    )
    rows = said_before(talk, before).exclude(Exists(opens))
    return list(rows.values_list("created_at", "number", "conversation_id", "id")[:most])


def _message(row: Message, user: User) -> Event:
    sort = "note" if row.private else "in" if row.direction == Direction.IN else "out"
    kind = WORDS.get(row.kind)
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=in_language(WORDS[sort], user),
        summary=preview(row, row.attachments.all()) or (in_language(kind, user) if kind else ""),
        who=row.author.name if row.author is not None else str(row.identity or ""),
        link=_talk(row.conversation_id),
        data={"sort": sort, "kind": row.kind, "number": row.number},
    )


def _asked(row: Communication, user: User) -> Event:
    sort = "asked_web" if row.channel == Channel.WEB else "asked"
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=in_language(WORDS[sort], user).format(spelt(row.channel)),
        summary=" ".join(row.body.split())[:200],
        who=str(row.identity),
        state=row.state,
        link=_talk(row.conversation_id),
        data={
            "channel": word_of(row.channel),
            "answered_by": row.answered_by.name if row.answered_by is not None else None,
            "first_response_seconds": row.first_response_seconds,
        },
    )


def _talk(conversation_id: UUID) -> str:
    return f"/inbox/{conversation_id}"


def _note(row: Note, about: About) -> Event:
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=in_language(WORDS["written"], about.user),
        summary=" ".join(row.text.split())[:200],
        who=row.author.name,
        link=f"/customers/{about.customer_id}?tab=notes",
        data={"pinned": row.pinned_at is not None},
    )


def _file(row: CustomerFile, about: About) -> Event:
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=in_language(WORDS["kept"], about.user),
        summary=row.attachment.name,
        who=row.by.name,
        link=f"/customers/{about.customer_id}?tab=files",
    )


def in_language(texts: Words, user: User) -> str:
    """Return a text in the language somebody reads, else in Spanish."""
    return texts.get(user.language, texts["es"])
