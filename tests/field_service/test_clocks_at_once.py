"""One technician with two phones: one clock runs, and neither phone is told that we broke."""

import pytest

from field_service.models import TimeLog
from tests.crowd import outcomes

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_six_orders_begun_at_once_leave_one_clock(shop):
    rows = [shop.order(title=f"Orden {n}") for n in range(6)]
    for n, row in enumerate(rows):
        shop.assign(row, hours=3 * n)

    came = outcomes(*[lambda row=row: shop.move(row, "start") for row in rows])

    assert came == {"done": 6}
    assert TimeLog.objects.filter(ended_at=None).count() == 1
    assert TimeLog.objects.count() == 6
