"""Answers that are ready: written once, filled in for whoever is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from chat.models import Attachment, Canned, Conversation
from chat.operations import copies, words
from chat.operations.desk.sharing import refuse_unless_theirs
from chat.types import FileState, Scope
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.home import home

if TYPE_CHECKING:
    from hub.accounts.models import User

VARIABLE = re.compile(r"\{\{\s*([\w.]{1,60})\s*\}\}")
MOST_FILES = 10


class ShortcutTaken(Conflict):
    """Another answer of the same people has this shortcut."""

    code, detail = "shortcut_taken", "Another answer of the same scope has this shortcut."


@dataclass(frozen=True, kw_only=True)
class Worded:
    """A text with its variables filled in; `missing` are those nothing is known for."""

    text: str
    missing: tuple[str, ...]


def make(*, told: Mapping[str, Any], by: User, at: datetime) -> Canned:
    """Keep a new answer; ShortcutTaken where its people have that shortcut already."""
    row = Canned(owner=by, created_at=at)
    return _kept(row, told, by=by, at=at)


def change(*, answer: Canned, told: Mapping[str, Any], by: User, at: datetime) -> Canned:
    """Change what is told of an answer; its maker, and admins where it is shared."""
    refuse_unless_theirs(answer, by)
    return _kept(answer, told, by=by, at=at)


def forget(*, answer: Canned, by: User) -> None:
    """Remove an answer; its files go with the unsent ones."""
    refuse_unless_theirs(answer, by)
    answer.delete()


def use(
    *, answer: Canned, conversation: Conversation, by: User, at: datetime
) -> tuple[Worded, list[Attachment]]:
    """Return the answer for this conversation, with copies of its files that are the writer's."""
    copied = [
        copies.copy(attachment=each, owner=by, at=at) for each in answer.files.order_by("position")
    ]
    Canned.objects.filter(id=answer.id).update(uses=F("uses") + 1, used_at=at)
    return worded(answer.text, conversation=conversation, by=by), copied


def worded(text: str, *, conversation: Conversation, by: User) -> Worded:
    """Fill in what stands in double braces; what nothing is known for stays, and is named."""
    missing: dict[str, None] = {}

    def filled(found: re.Match[str]) -> str:
        read = VARIABLES.get(found[1].lower())
        value = read(conversation, by) if read is not None else ""
        if not value:
            missing[found[1]] = None
            return found[0]
        return value

    return Worded(text=VARIABLE.sub(filled, text), missing=tuple(missing))


def _kept(row: Canned, told: Mapping[str, Any], *, by: User, at: datetime) -> Canned:
    _fill(row, told)
    refuse_unless_theirs(row, by)
    row.updated_at = at
    found = _files(row, told["attachments"], by) if "attachments" in told else None
    if not row.text.strip() and not (_has_files(row) if found is None else found):
        raise Invalid(fields={"text": ["An answer says something."]})
    try:
        with transaction.atomic():
            row.save()
            if found is not None:
                row.files.set(found)
    except IntegrityError:
        raise ShortcutTaken(fields={"shortcut": ["Already taken."]}) from None
    return row


def _fill(row: Canned, told: Mapping[str, Any]) -> None:
    for name in ("scope", "team_id", "language", "labels"):
        if name in told:
            setattr(row, name, told[name])
    if "text" in told:
        row.text = words.drafted(told["text"])
    if "shortcut" in told:
        row.shortcut = told["shortcut"].lower()
    if row.scope != Scope.TEAM:
        row.team_id = None


def _has_files(row: Canned) -> bool:
    return not row._state.adding and row.files.exists()


def _files(row: Canned, ids: Sequence[UUID], by: User) -> list[Attachment]:
    """Return own unsent uploads and those the answer has already, in this order."""
    mine = Attachment.objects.filter(owner=by, message=None, state=FileState.READY)
    found = mine.in_bulk(list(ids))
    if not row._state.adding:
        found |= row.files.in_bulk(list(ids))
    if len(ids) > MOST_FILES or set(ids) - set(found):
        raise Invalid(fields={"attachments": [f"At most {MOST_FILES} own unsent files."]})
    for position, each in enumerate(ids):
        Attachment.objects.filter(id=each).update(position=position)
    return [found[each] for each in ids]


def _customer_name(conversation: Conversation, _: User) -> str:
    return _known_name(conversation)


def _known_name(conversation: Conversation) -> str:
    who = conversation.identity
    return (who.customer_name or who.name) if who is not None else ""


def _first_name(conversation: Conversation, _: User) -> str:
    return (_known_name(conversation).split() or [""])[0]


def _phone(conversation: Conversation, _: User) -> str:
    return conversation.identity.phone if conversation.identity is not None else ""


def _house(_: Conversation, __: User) -> str:
    return home().name


Read = Callable[[Conversation, "User"], str]
VARIABLES: dict[str, Read] = {
    "cliente.nombre": _customer_name,
    "cliente.primer_nombre": _first_name,
    "cliente.telefono": _phone,
    "asesor.nombre": lambda _, by: by.name,
    "asesor.primer_nombre": lambda _, by: by.first_name or by.name,
    "conversacion.canal": lambda conversation, _: conversation.channel_name,
    "empresa": _house,
}
