"""Gives people a face."""

from typing import BinaryIO

from hub.accounts.adapters import portrait
from hub.accounts.models import Photo, User
from hub.accounts.operations import pictures
from hub.kernel.errors import NotFound

LARGEST = 10 * pictures.MEGABYTE


def put(user: User, file: BinaryIO, *, size: int) -> Photo:
    """Keep a picture as somebody's photo, drawn anew. TooLarge, Invalid for what is no picture."""
    drawn = pictures.take_in(file, size=size, largest=LARGEST, draw=portrait.drawn, called="photo")
    fields = {"image": drawn.image, "version": drawn.version}
    return Photo.objects.update_or_create(user=user, defaults=fields)[0]


def take_away(user: User) -> None:
    """Leave somebody without a photo. NotFound."""
    if not Photo.objects.filter(user=user).delete()[0]:
        raise NotFound
