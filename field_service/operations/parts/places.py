"""Stores and vans: where parts lie, and where they are taken from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from field_service.models import Location, Part
from field_service.operations.parts import stock
from field_service.types import LocationKind
from hub.accounts.queries import colleagues
from hub.accounts.roles import OFFICE, Role
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

MAIN = "Almacén"


class PlaceTaken(Conflict):
    """Another location is called so, or that technician has a van."""

    code, detail = "place_taken", "Another location is called so, or that technician has a van."


class PlaceNotEmpty(Conflict):
    """Something lies there."""

    code, detail = "place_not_empty", "Move what lies there first."


def add(*, fields: Mapping[str, Any], by: User, at: datetime) -> Location:
    """Add a store or a technician's van; the first store is the main one.

    Raises Forbidden, PlaceTaken, Invalid (`technician`).
    """
    _demand_office(by)
    with transaction.atomic():
        first = not Location.objects.filter(is_main=True).exists()
        row = Location(kind=fields.get("kind", LocationKind.STORE), created_at=at)
        row.is_main = first and row.kind == LocationKind.STORE
        return _kept(row, fields)


def change(*, location_id: UUID, fields: Mapping[str, Any], by: User, at: datetime) -> Location:
    """Rename a location, give a van to somebody, make a store the main one, put it away.

    Raises Forbidden, NotFound, PlaceTaken, PlaceNotEmpty, Invalid.
    """
    _demand_office(by)
    with transaction.atomic():
        row = Location.objects.select_for_update(of=("self",)).filter(id=location_id).first()
        if row is None:
            raise NotFound
        if fields.get("archived") and row.balances.filter(on_hand__gt=0).exists():
            raise PlaceNotEmpty
        if fields.get("archived") and row.is_main:
            raise Invalid(fields={"archived": ["This is where what is bought comes to."]})
        if "archived" in fields:
            row.archived_at = (row.archived_at or at) if fields["archived"] else None
        if fields.get("is_main"):
            _demand_store(row)
            Location.objects.filter(is_main=True).update(is_main=False)
            row.is_main = True
        return _kept(row, fields)


def main(at: datetime) -> Location:
    """Return where what is bought comes to; a house without any gets one."""
    found = Location.objects.filter(is_main=True).first()
    if found is not None:
        return found
    made, _ = Location.objects.get_or_create(
        is_main=True, defaults={"name": MAIN, "created_at": at}
    )
    return made


def living(location_id: UUID, field: str = "location") -> Location:
    """Return a location that is in use; Invalid names the field."""
    row = Location.objects.filter(id=location_id, archived_at=None).first()
    if row is None:
        raise Invalid(fields={field: ["There is no such location."]})
    return row


def with_enough(part: Part, wanted: Decimal, *, location_id: UUID | None, by: User) -> Location:
    """Return where so much is available: the one named, one's own van, the main store, any.

    Under the lock of the part. NotAvailable tells how much is in the place with most.
    """
    if location_id is not None:
        return living(location_id)
    rows = part.balances.filter(location__archived_at=None).select_related("location")
    found = sorted(rows, key=lambda row: (*_order_of(row.location, by), -row.on_hand))
    most = Decimal(0)
    for row in found:
        free = row.on_hand - row.reserved
        if free >= wanted:
            return row.location
        most = max(most, free)
    raise stock.lacking(part, most)


def _order_of(place: Location, by: User) -> tuple[bool, bool, bool]:
    mine = place.technician_id is not None and place.technician_id == by.id
    return (not mine, not place.is_main, place.kind == LocationKind.VAN)


def _kept(row: Location, fields: Mapping[str, Any]) -> Location:
    if "name" in fields:
        row.name = fields["name"].strip()
    if "technician" in fields:
        row.technician = _technician(fields["technician"], row)
    if row.kind == LocationKind.VAN and row.technician is None:
        raise Invalid(fields={"technician": ["Whose van is it?"]})
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise PlaceTaken(fields={"name": ["Another location is called so."]}) from None
    return row


def _technician(user_id: UUID | None, row: Location) -> User | None:
    if user_id is None:
        return None
    if row.kind != LocationKind.VAN:
        raise Invalid(fields={"technician": ["Only a van is somebody's."]})
    found = colleagues().filter(id=user_id, role=Role.TECHNICIAN).first()
    if found is None:
        raise Invalid(fields={"technician": ["There is no such technician."]})
    return found


def _demand_store(row: Location) -> None:
    if row.kind != LocationKind.STORE or row.archived_at is not None:
        raise Invalid(fields={"is_main": ["Only a store in use."]})


def _demand_office(by: User) -> None:
    if by.role not in OFFICE:
        raise Forbidden
