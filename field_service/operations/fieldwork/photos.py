"""Keeps pictures of the work: drawn anew by the house, with the time they were taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from chat.operations import files, words
from chat.types import Kind
from field_service.adapters.taken import taken_at
from field_service.models import Order, Photo
from field_service.operations.fieldwork.holding import at_work, not_begun
from field_service.operations.orders import records
from field_service.queries.orders import order_for
from field_service.types import Act, PhotoTag
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.home import home

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 60
MOST_ASKED = 12  # of a customer: the work needs room for its own


class TooManyPhotos(Conflict):
    """An order has so many pictures and no more."""

    code, detail = "too_many_photos", "An order has at most 60 photos, of its customer 12."


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A picture, what it shows, and for which item of a checklist."""

    upload: UploadedFile
    tag: PhotoTag
    item: str = ""
    note: str = ""


def show(*, order_id: UUID, shown: Shown, act: Act, by: User, at: datetime) -> Photo:
    """Keep a picture of the work, or by a customer of what they ask for.

    The same act again returns what it made. Raises NotFound, Forbidden, NotAtWork, TooManyPhotos,
    Invalid (`file`), RateLimited, TooLarge, UnsupportedType.
    """
    order = order_for(by, order_id)
    rows = Photo.objects.filter(order=order, act_id=act.act_id).select_related("file")
    if (known := rows.first()) is not None:
        return known
    with transaction.atomic():  # refused before a byte is kept
        _held(order_id, by)
    moment = act.happened_at or taken_at(cast(BinaryIO, shown.upload.open()), zone=home().tz) or at
    kept = files.upload(owner=by, upload=shown.upload, at=at)
    if kept.kind != Kind.IMAGE:
        raise Invalid(fields={"file": ["A picture."]})
    made = Photo(file=kept, act_id=act.act_id, author=by, created_at=at)
    made.taken_at = min(moment, at)
    try:
        with transaction.atomic():
            return _keep(made, _held(order_id, by), shown)
    except IntegrityError:  # the phone sent it twice at once
        return rows.get()


def _held(order_id: UUID, by: User) -> Order:
    return not_begun(order_id, by) if by.role == Role.CUSTOMER else at_work(order_id, by)


def _keep(made: Photo, row: Order, shown: Shown) -> Photo:
    theirs = made.author.role == Role.CUSTOMER
    shown_before = row.photos.filter(author__role=Role.CUSTOMER) if theirs else row.photos.all()
    if shown_before.count() >= (MOST_ASKED if theirs else MOST):
        raise TooManyPhotos
    # What a customer shows is no proof of the work.
    made.tag, made.item = (PhotoTag.OTHER, "") if theirs else (shown.tag, shown.item)
    made.order, made.note = row, words.line(shown.note, 200)
    made.save(force_insert=True)
    records.tell(row)
    return made
