"""Machines, as each person may know them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from crm.queries.companies import acts_for
from crm.queries.customers import family_of
from field_service.models import Machine
from field_service.queries import orders
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.errors import NotFound
from hub.kernel.folding import fold
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[Machine]:
    """Return all at the counter, those a technician is sent to, a customer's own, nothing else.

    With a machine come the components it has.
    """
    if user.role in COUNTER:
        return Machine.objects.all()
    if user.role == Role.TECHNICIAN:
        sent_to = orders.visible_to(user).order_by().values("machine")
        return Machine.objects.filter(Q(id__in=sent_to) | Q(parent__in=sent_to))
    if user.role == Role.CUSTOMER:
        return Machine.objects.filter(customer__in=acts_for(user))
    return Machine.objects.none()


def machine_for(user: User, machine_id: UUID) -> Machine:
    """Return one machine this person may see; NotFound otherwise."""
    found = visible_to(user).select_related("customer", "kind", "parent").filter(id=machine_id)
    row = found.first()
    if row is None:
        raise NotFound
    return row


def narrowed(rows: QuerySet[Machine], asked: Mapping[str, Any]) -> QuerySet[Machine]:
    """Keep the machines of a customer, kind, state, machine they are part of, or with a text."""
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    for name in ("kind", "state", "parent"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if "warranty" in asked:
        good = Q(warranty_until__gte=today(clock.now()))
        rows = rows.filter(good if asked["warranty"] == "good" else ~good)
    if text := asked.get("q", "").strip():
        key = serial_key(text)
        serial = Q(serial_key__contains=key) if key else Q(pk=None)
        named = Q(name__icontains=text) | Q(model__icontains=text) | Q(maker__icontains=text)
        rows = rows.filter(named | serial | Q(customer__name__icontains=text))
    return rows


def serial_key(serial: str) -> str:
    """Return a serial number as it is compared: letters and digits, folded."""
    return "".join(sign for sign in fold(serial) if sign.isalnum())
