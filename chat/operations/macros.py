"""Macros: several actions by one press of an advisor, previewed, counted, taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from chat.models import Conversation, Macro, MacroRun
from chat.operations import conversations, numbers
from chat.operations.conversations import events
from chat.operations.conversations.undoing import HANDED, TURN, restore
from chat.operations.rules.acting import Deed, perform
from chat.operations.rules.known import refuse_unknown
from chat.queries.conversations import may_answer, whole
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.kernel.ids import new_id

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 200
UNDONE_WITHIN = timedelta(minutes=10)


@transaction.atomic
def make(*, fields: dict[str, Any], by: User, at: datetime) -> Macro:
    """Make a macro; only admins make those of others."""
    if Macro.objects.count() >= MOST:
        raise Conflict(f"At most {MOST} macros.")
    return _keep(Macro(created_by=by, created_at=at, **_owned(fields, by)), by)


@transaction.atomic
def change(macro: Macro, *, fields: dict[str, Any], by: User) -> Macro:
    """Change a macro; Forbidden for one that is not one's own, unless an admin."""
    row = Macro.objects.select_for_update().get(id=macro.id)
    _refuse_strangers(row, by)
    for name, value in _owned(fields, by).items():
        setattr(row, name, value)
    return _keep(row, by)


def remove(macro: Macro, *, by: User) -> None:
    """Take a macro away."""
    _refuse_strangers(macro, by)
    macro.delete()


@numbers.transacted
def run(*, macro: Macro, conversation: Conversation, by: User, at: datetime) -> MacroRun:
    """Do its actions in the advisor's name and leave a line; what fails spares the others."""
    if not may_answer(by, conversation):
        raise Forbidden("Only advisors run macros.")
    numbers.hold(conversation.id)
    made = MacroRun(id=new_id(), macro=macro, conversation=conversation, by=by, at=at)
    fresh = _fresh(conversation)
    made.before = {**_standing(fresh), "number": fresh.counter.last_number}
    deed = Deed(conversation_id=conversation.id, by=by, at=at, key=f"macro:{made.id}")
    made.outcome = perform(macro.actions, deed)
    failed = sum(1 for each in made.outcome if each["error"])
    made.after = _standing(_fresh(conversation))
    made.save(force_insert=True)
    Macro.objects.filter(id=macro.id).update(used=F("used") + 1)
    done = len(made.outcome) - failed
    facts: dict[str, Any] = {"name": macro.name, "done": done, "failed": failed}
    events.note(conversation, "macro", by=by, at=at, change=None, **facts)
    return made


@numbers.transacted
def undo(made: MacroRun, *, by: User, at: datetime) -> Conversation:
    """Put back what can be: not words that were said; Conflict when somebody moved it since."""
    numbers.hold(made.conversation_id)
    row = MacroRun.objects.select_for_update().get(id=made.id)
    conversation = _fresh(row.conversation)
    if row.by_id != by.id or row.undone_at is not None or at > row.at + UNDONE_WITHIN:
        raise Conflict("This is not taken back any more.")
    if not row.left(_standing(conversation)):
        raise Conflict("Somebody has changed it since.")
    _put_back(row, by, at)
    MacroRun.objects.filter(id=row.id).update(undone_at=at)
    return _fresh(conversation)


def _put_back(made: MacroRun, by: User, at: datetime) -> None:
    was, now = made.before, made.after
    told: dict[str, Any] = {"by": by, "at": at}
    labels, worn = set(was["labels"]), set(now["labels"])
    if labels != worn:
        conversations.set_labels(
            conversation=_fresh(made.conversation),
            add=labels - worn,
            remove=worn - labels,
            **told,
        )
    if was["priority"] != now["priority"]:
        conversations.set_priority(
            conversation=_fresh(made.conversation), priority=was["priority"], **told
        )
    fields = [
        name
        for group in (HANDED, TURN)
        if any(was.get(name) != now.get(name) for name in group)
        for name in group
    ]
    if fields:
        restore(made.conversation, was, fields, since=was.get("number", 0), what="macro", **told)


def _standing(row: Conversation) -> dict[str, Any]:
    return {**events.standing(row), "labels": row.label_names, "priority": row.priority}


def _fresh(conversation: Conversation) -> Conversation:
    return whole(Conversation.objects.filter(id=conversation.id)).get()


def _owned(fields: dict[str, Any], by: User) -> dict[str, Any]:
    """Turn `personal` into an owner."""
    fields = dict(fields)
    if "personal" in fields:
        fields["owner"] = by if fields.pop("personal") else None
    if fields.get("owner") is not None:
        fields["team"] = None
    return fields


def _refuse_strangers(row: Macro, by: User) -> None:
    if by.role != Role.ADMIN and row.owner_id != by.id:
        raise Forbidden("Only admins change macros of others.")


def _keep(row: Macro, by: User) -> Macro:
    _refuse_strangers(row, by)
    if not row.actions:
        raise Invalid(fields={"actions": ["A macro does something."]})
    refuse_unknown(row.actions)
    row.save()
    return row
