"""The lists of areas and positions, as the house calls them."""

from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from hub.accounts.models import Area, Position
from hub.kernel.errors import Conflict

Place = TypeVar("Place", Area, Position)


class PlaceNameTaken(Conflict):
    """Another one has that name, upper and lower case being the same."""

    code, detail = "place_name_taken", "Another one has this name."


class PlaceInUse(Conflict):
    """Somebody is or was there: history keeps its name."""

    code, detail = "place_in_use", "Somebody is or was there; it can be renamed, not removed."


def add(place: Place) -> Place:
    """Keep a new area or position. PlaceNameTaken."""
    return _saved(place)


def change(place: Place, *, fields: dict[str, Any]) -> Place:
    """Rename it, or change what goes with it from now on. PlaceNameTaken."""
    for name, value in fields.items():
        setattr(place, name, value)
    return _saved(place)


def remove(place: Area | Position) -> None:
    """Take one away where nobody has been. PlaceInUse."""
    try:
        with transaction.atomic():
            place.delete()
    except ProtectedError:
        raise PlaceInUse from None


def _saved(place: Place) -> Place:
    try:
        with transaction.atomic():
            place.save()
    except IntegrityError:
        raise PlaceNameTaken from None
    return place
