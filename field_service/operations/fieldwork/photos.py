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
from field_service.models import Photo
from field_service.operations.fieldwork.holding import at_work
from field_service.operations.orders import records
from field_service.queries.orders import order_for
from field_service.types import Act, PhotoTag
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.home import home

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 60


class TooManyPhotos(Conflict):
    """An order has so many pictures and no more."""

    code, detail = "too_many_photos", "An order has at most 60 photos."


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A picture, what it shows, and for which item of a checklist."""

    upload: UploadedFile
    tag: PhotoTag
    item: str = ""
    note: str = ""


def show(*, order_id: UUID, shown: Shown, act: Act, by: User, at: datetime) -> Photo:
    """Keep a picture of the work; the same act again returns what it made.

    Raises NotFound, Forbidden, NotAtWork, TooManyPhotos, Invalid (`file`), RateLimited, TooLarge,
    UnsupportedType.
    """
    order = order_for(by, order_id)
    rows = Photo.objects.filter(order=order, act_id=act.act_id).select_related("file")
    if (known := rows.first()) is not None:
        return known
    with transaction.atomic():  # refused before a byte is kept
        at_work(order_id, by)
    moment = act.happened_at or taken_at(cast(BinaryIO, shown.upload.open()), zone=home().tz) or at
    kept = files.upload(owner=by, upload=shown.upload, at=at)
    if kept.kind != Kind.IMAGE:
        raise Invalid(fields={"file": ["A picture."]})
    try:
        with transaction.atomic():
            row = at_work(order_id, by)
            if row.photos.count() >= MOST:
                raise TooManyPhotos
            made = Photo(order=row, file=kept, tag=shown.tag, item=shown.item, act_id=act.act_id)
            made.note = words.line(shown.note, 200)
            made.author, made.taken_at, made.created_at = by, min(moment, at), at
            made.save(force_insert=True)
            records.tell(row)
    except IntegrityError:  # the phone sent it twice at once
        return rows.get()
    return made
