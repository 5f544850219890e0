"""What customers change about themselves; a new phone needs proof that it is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from crm.operations import customers
from crm.operations.told import CHANGED
from crm.queries.linking import proven_phones
from hub.accounts.operations import logins, people
from hub.kernel.errors import Invalid
from hub.reports.operations import facts
from hub.reports.types import Fact

if TYPE_CHECKING:
    from hub.accounts.models import User


def change(*, user: User, session: UUID, fields: Mapping[str, Any], at: datetime) -> User:
    """Change one's own names and language; the counter's record is called the same."""
    with transaction.atomic():
        changed = people.change_own(user, fields=dict(fields), session=session, at=at)
        _record(changed, {"name": changed.name}, at)
    return changed


def set_phone(*, user: User, phone: str, password: str, at: datetime) -> User:
    """Take a phone that was proven on WhatsApp as one's own; Invalid for any other."""
    logins.demand_password(user, password, at=at)
    if phone not in proven_phones(user.id):
        raise Invalid(fields={"phone": ["Prove this phone first: write to us from its WhatsApp."]})
    with transaction.atomic():
        changed = people.set_phone(user.id, phone)
        _record(changed, {"phone": phone}, at)
        key, values = f"account:phone:{at.isoformat()}", {"value": phone}
        fact = Fact(kind=CHANGED, key=key, link="/portal/profile", values=values)
        facts.tell(user.id, fact, at=at)
    return changed


def _record(user: User, fields: Mapping[str, str], at: datetime) -> None:
    own = customers.of_user(user, at=at)
    customers.change(customer=own, fields=fields, at=at)
