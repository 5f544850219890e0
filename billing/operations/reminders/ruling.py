"""Says when and how customers are reminded, and who is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.models import ReminderLevel, ReminderPause
from crm.queries.customers import customer_for
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import Forbidden, Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

NEEDED = ("{invoices}", "{total}")


def change_level(
    *, level_id: UUID, fields: Mapping[str, Any], by: User, at: datetime
) -> ReminderLevel:
    """Switch a level, or give it other words: `is_on`, `text_es`, `text_en`.

    Raises Forbidden, NotFound, Invalid where the words leave out what is owed.
    """
    if by.role != Role.ADMIN:
        raise Forbidden
    level = ReminderLevel.objects.filter(id=level_id).first()
    if level is None:
        raise NotFound
    for name in ("text_es", "text_en"):
        if name in fields and not all(hole in fields[name] for hole in NEEDED):
            raise Invalid(fields={name: ["It has {invoices} and {total}."]})
    for name, value in fields.items():
        setattr(level, name, value)
    level.updated_at = at
    level.save()
    return level


def pause(
    *, customer_id: UUID, until: date | None, reason: str, by: User, at: datetime
) -> ReminderPause:
    """Remind a customer of nothing until a day, or until it is lifted. Raises NotFound."""
    customer = _customer(by, customer_id)
    row, _ = ReminderPause.objects.update_or_create(
        customer=customer,
        defaults={"until": until, "reason": reason, "author": by, "created_at": at},
    )
    return row


def lift(*, customer_id: UUID, by: User) -> None:
    """Let a customer be reminded again. Raises NotFound, Forbidden."""
    ReminderPause.objects.filter(customer=_customer(by, customer_id)).delete()


def _customer(by: User, customer_id: UUID) -> Any:
    if by.role not in COUNTER:
        raise Forbidden
    return customer_for(by, customer_id)
