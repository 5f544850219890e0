"""Says where customers can pay the house, and draws the pictures they pay by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.models import PayPicture, PayPlace
from billing.types import PlaceKind
from hub.accounts.adapters import portrait
from hub.kernel.errors import Conflict, Invalid, NotFound, TooLarge
from hub.kernel.home import home

LARGEST = 5 * 1024 * 1024
MOST = 30


class PlaceTaken(Conflict):
    """There is such a number at this wallet or bank already."""

    code, detail = "place_taken", "There is such a place to pay already."


def add(*, fields: Mapping[str, Any], at: datetime) -> PayPlace:
    """Put a place at the end of the list. Invalid, PlaceTaken."""
    with transaction.atomic():
        rows = PayPlace.objects.select_for_update().order_by("position", "id")
        positions = list(rows.values_list("position", flat=True))
        if len(positions) >= MOST:
            raise Invalid(fields={"name": [f"At most {MOST} places."]})
        place = PayPlace(
            position=positions[-1] + 1 if positions else 0, currency=home().currency, created_at=at
        )
        return _kept(place, fields, at)


def change(*, place_id: UUID, fields: Mapping[str, Any], at: datetime) -> PayPlace:
    """Correct a place, or show it to customers no more. NotFound, Invalid, PlaceTaken."""
    with transaction.atomic():
        return _kept(_locked(place_id), fields, at)


def remove(*, place_id: UUID) -> None:
    """Take a place off the list. NotFound."""
    with transaction.atomic():
        _locked(place_id).delete()


def order(*, ids: Sequence[UUID], at: datetime) -> None:
    """Put the places into this order; Invalid unless each is named once."""
    with transaction.atomic():
        rows = {row.id: row for row in PayPlace.objects.select_for_update().order_by("id")}
        if sorted(ids) != sorted(rows):
            raise Invalid(fields={"ids": ["Each place, once."]})
        for position, place_id in enumerate(ids):
            place = rows[place_id]
            if place.position != position:
                place.position, place.updated_at = position, at
                place.save(update_fields=["position", "updated_at"])


def draw_picture(*, place_id: UUID, file: BinaryIO, size: int, at: datetime) -> PayPlace:
    """Keep the picture a wallet is paid by, drawn anew.

    NotFound, TooLarge, Invalid for what is no picture and for a bank account.
    """
    if size > LARGEST:
        raise TooLarge(f"At most {LARGEST // 1024 // 1024} MB.")
    try:
        image = portrait.emblem(file)
    except portrait.NotAPicture:
        raise Invalid(fields={"file": ["Only a picture: JPEG, PNG or WebP."]}) from None
    with transaction.atomic():
        place = _locked(place_id)
        if place.kind != PlaceKind.WALLET:
            raise Invalid(fields={"file": ["Only a wallet is paid by a picture."]})
        version = sha256(image).hexdigest()[:16]
        PayPicture.objects.update_or_create(
            place=place, defaults={"image": image, "version": version}
        )
        place.picture_version, place.updated_at = version, at
        place.save(update_fields=["picture_version", "updated_at"])
    return place


def take_picture_away(*, place_id: UUID, at: datetime) -> None:
    """Leave a wallet without its picture. NotFound."""
    with transaction.atomic():
        place = _locked(place_id)
        if not PayPicture.objects.filter(place=place).delete()[0]:
            raise NotFound
        place.picture_version, place.updated_at = "", at
        place.save(update_fields=["picture_version", "updated_at"])


def _locked(place_id: UUID) -> PayPlace:
    found = PayPlace.objects.select_for_update().filter(id=place_id).first()
    if found is None:
        raise NotFound
    return found


def _kept(place: PayPlace, fields: Mapping[str, Any], at: datetime) -> PayPlace:
    for name, value in fields.items():
        setattr(place, name, value)
    if place.kind == PlaceKind.WALLET and place.interbank_number:
        raise Invalid(fields={"interbank_number": ["Only banks have one."]})
    place.updated_at = at
    try:
        with transaction.atomic():
            place.save()
    except IntegrityError:
        raise PlaceTaken(fields={"number": ["It is in the list already."]}) from None
    return place
