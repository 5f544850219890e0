"""Takes down what was found, item by item; an older act never covers a newer one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from chat.operations import words
from field_service.models import ChecklistAnswer, ChecklistVersion, Order, OrderChecklist
from field_service.operations.fieldwork.checklists import version_of
from field_service.operations.fieldwork.holding import at_work
from field_service.operations.machines import reading
from field_service.operations.orders import records
from field_service.queries.checklists import answers_of, versions_of
from field_service.queries.checks import valued
from field_service.types import Answer, ItemKind, ReadingSource
from hub.kernel.errors import Conflict, Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


class ChecklistChanged(Conflict):
    """The order began this checklist in another version; `fields` has which."""

    code, detail = "checklist_changed", "This checklist is another by now; look at it again."


def answer(*, order_id: UUID, answers: Sequence[Answer], by: User, at: datetime) -> Order:
    """Write answers; the same act again changes nothing.

    Raises NotFound, Forbidden, NotAtWork, ChecklistChanged, MeterFell,
    Invalid (`version`, `act_id`, or the item's key).
    """
    with transaction.atomic():
        answers = _once(answers)
        known = {each.act.act_id for each in answers}
        row = _seen(order_id, by)
        done = row.answers.filter(act_id__in=known).values_list("act_id", flat=True)
        new = [each for each in answers if each.act.act_id not in set(done)]
        if not new:
            return row
        row = at_work(order_id, by)
        for each in new:
            _answer(row, each, by, at)
        records.tell(row)
    return row


def _once(answers: Sequence[Answer]) -> list[Answer]:
    """Return each act once. Invalid (`act_id`) where two of them are one."""
    acts: dict[UUID, Answer] = {}
    for each in answers:
        if acts.setdefault(each.act.act_id, each) != each:
            raise Invalid(fields={"act_id": ["Another answer has it."]})
    return list(acts.values())


def _seen(order_id: UUID, by: User) -> Order:
    return records.locked(order_id=order_id, by=by)


def _answer(row: Order, said: Answer, by: User, at: datetime) -> None:
    version = _begun(row, said.version_id, at)
    item = next((each for each in version.items if each["key"] == said.item), None)
    if item is None:
        raise NotFound
    if item["kind"] == ItemKind.PHOTO:
        raise Invalid(fields={said.item: ["Take a photo."]})
    try:
        value = valued(item, words.value(said.value))
    except ValueError:
        raise Invalid(fields={said.item: ["This is no answer to it."]}) from None
    moment = said.act.moment(at)
    if item["kind"] == ItemKind.METER and value is not None:
        _read(row, said, value, by, moment)
    ChecklistAnswer.objects.create(
        order=row,
        version=version,
        item=said.item,
        value=value,
        act_id=said.act.act_id,
        author=by,
        happened_at=moment,
        created_at=at,
    )


def _begun(row: Order, version_id: UUID, at: datetime) -> ChecklistVersion:
    """Return the version the order keeps from its first answer on: the one that was looked at."""
    version = version_of(version_id)
    begun = OrderChecklist.objects.filter(order=row, checklist=version.checklist).first()
    if begun is None:
        if version.checklist_id not in {each.checklist_id for each in versions_of(row)}:
            raise NotFound
        begun = OrderChecklist.objects.create(
            order=row, checklist=version.checklist, version=version, begun_at=at
        )
    if begun.version_id != version.id:
        raise ChecklistChanged(fields={"version": str(begun.version_id)})
    return version


def _read(row: Order, said: Answer, hours: Any, by: User, moment: datetime) -> None:
    """Write the machine's reading, unless a newer act has said what it says."""
    before = answers_of(row).get(said.item)
    if row.machine_id is None or (before is not None and before.happened_at > moment):
        return
    reading.note(
        machine_id=row.machine_id,
        hours=hours,
        source=ReadingSource.ORDER,
        by=by,
        at=moment,
        reason=said.reason,
        order=row,
    )
