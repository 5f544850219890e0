"""Machines, as each person may know them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from field_service.models import Machine
from hub.accounts.roles import STAFF, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[Machine]:
    """Return all for who works here, a customer's own, nothing otherwise."""
    if user.role in STAFF:
        return Machine.objects.all()
    if user.role == Role.CUSTOMER:
        return Machine.objects.filter(customer__portal_user=user)
    return Machine.objects.none()


def machine_for(user: User, machine_id: UUID) -> Machine:
    """Return one machine this person may see; NotFound otherwise."""
    found = visible_to(user).select_related("customer", "kind", "parent").filter(id=machine_id)
    row = found.first()
    if row is None:
        raise NotFound
    return row
