"""Where customers can pay, in the order the house likes."""

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
