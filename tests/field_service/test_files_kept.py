"""Files of work stay, and do not keep the ones nobody needs from being swept away."""

from datetime import timedelta
from uuid import uuid4

import pytest

from chat.models import Attachment
from chat.operations import files
from field_service.models import Photo
from hub.kernel import clock
from hub.kernel.ids import new_id

pytestmark = pytest.mark.django_db


def uploads(owner, count, at):
    rows = [
        Attachment(
            id=new_id(), owner=owner, kind="image", state="ready", name="foto.jpg", created_at=at
        )
        for _ in range(count)
    ]
    return Attachment.objects.bulk_create(rows)


def test_two_hundred_photos_do_not_stop_the_sweep(shop):
    row, now = shop.order(), clock.now()
    kept = uploads(shop.technician, 200, now - timedelta(days=9))
    Photo.objects.bulk_create(
        Photo(
            order=row, file=each, tag="other", act_id=uuid4(), author=shop.technician,
            taken_at=now, created_at=now,
        )
        for each in kept
    )  # fmt: skip
    [left] = uploads(shop.technician, 1, now - timedelta(days=2))

    assert files.forget_unsent(at=now) == 1

    assert not Attachment.objects.filter(id=left.id).exists()
    assert Attachment.objects.count() == 200
