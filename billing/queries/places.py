"""Where customers can pay, in the order the house likes."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from billing.models import PayPicture, PayPlace
from hub.kernel.errors import NotFound


def everywhere() -> QuerySet[PayPlace]:
    """Return all places, those shown to nobody too; for who arranges them."""
    return PayPlace.objects.order_by("position", "id")


def open_places() -> QuerySet[PayPlace]:
    """Return the places customers are shown, on forms and pay pages."""
    return everywhere().filter(active=True)


def picture(place_id: UUID) -> PayPicture:
    """Return the picture of a wallet. NotFound."""
    found = PayPicture.objects.filter(place=place_id).first()
    if found is None:
        raise NotFound
    return found


def shown(currency: str) -> list[dict[str, Any]]:
    """Return the places to pay in a currency, as forms and pay pages draw them."""
    return [place(row) for row in open_places().filter(currency=currency)]


def place(row: PayPlace) -> dict[str, Any]:
    """Return a place as everybody is shown it."""
    version = row.picture_version
    return {
        "id": str(row.id),
        "kind": row.kind,
        "name": row.name,
        "holder": row.holder,
        "number": row.number,
        "interbank_number": row.interbank_number,
        "currency": row.currency,
        "picture": f"/api/v1/pay-places/{row.id}/picture/?v={version}" if version else None,
        "active": row.active,
    }
