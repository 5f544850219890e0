"""What this app tells on a customer's timeline: what was written, and what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef

from chat.queries import conversations_of_customer, said_before
from chat.serializers.messages import preview
from chat.types import Direction
from crm.models import Communication
from crm.ports.timeline import About, Event, Found, Words, newest
from crm.types import spelt, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from chat.models import Conversation, Message
    from hub.accounts.models import User

WORDS: dict[str, Words] = {
    "in": {"es": "Mensaje recibido", "en": "Message received"},
    "out": {"es": "Mensaje enviado", "en": "Message sent"},
    "note": {"es": "Nota interna en el chat", "en": "Internal note in the chat"},
    "asked": {"es": "Solicitud por {}", "en": "Request on {}"},
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
        talks = list(conversations_of_customer(about.customer_id))
        streams = [_said(talk, marks.get(str(talk.id)), most) for talk in talks]
        found = []
        newest_first = merge(*streams, key=lambda row: (row.created_at, row.id), reverse=True)
        for row in islice(newest_first, most):
            marks[str(row.conversation_id)] = row.number
            found.append(Found(_message(row, about.user), dict(marks)))
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


def _said(talk: Conversation, before: int | None, most: int) -> Iterator[Message]:
    """Yield the messages of one conversation, newest first, asked for only when it is its turn."""
    opens = Communication.objects.filter(
        conversation=OuterRef("conversation"), opening_number=OuterRef("number")
    )
    return iter(said_before(talk, before).exclude(Exists(opens))[:most])


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
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=in_language(WORDS["asked"], user).format(spelt(row.channel)),
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


def in_language(texts: Words, user: User) -> str:
    """Return a text in the language somebody reads, else in Spanish."""
    return texts.get(user.language, texts["es"])
