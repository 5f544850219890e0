"""Gives people a face."""

from hashlib import sha256
from typing import BinaryIO

from hub.accounts.adapters import portrait
from hub.accounts.models import Photo, User
from hub.kernel.errors import Invalid, NotFound, TooLarge

LARGEST = 10 * 1024 * 1024


def put(user: User, file: BinaryIO, *, size: int) -> Photo:
    """Keep a picture as somebody's photo, drawn anew. TooLarge, Invalid for what is no picture."""
    if size > LARGEST:
        raise TooLarge(f"At most {LARGEST // 1024 // 1024} MB.")
    try:
        image = portrait.drawn(file)
    except portrait.NotAPicture:
        raise Invalid(fields={"file": ["Only a photo: JPEG, PNG or WebP."]}) from None
    fields = {"image": image, "version": sha256(image).hexdigest()[:16]}
    return Photo.objects.update_or_create(user=user, defaults=fields)[0]


def take_away(user: User) -> None:
    """Leave somebody without a photo. NotFound."""
    if not Photo.objects.filter(user=user).delete()[0]:
        raise NotFound
