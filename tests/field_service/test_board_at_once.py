"""Two dispatchers over one board: whoever drops last on what was moved is told."""

import pytest

from field_service.models import Booking
from field_service.operations.orders import booking
from field_service.types import Slot
from hub.kernel import clock
from tests.crowd import outcomes
from tests.field_service.shop import again, span

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def drop(shop, row, person, hours=0, lasts=2):
    slot = Slot(span=span(hours, lasts), technicians=[person.id])
    return lambda: booking.assign(
        order_id=row.id, version=row.version, slot=slot, by=shop.clerk, at=clock.now()
    )


def test_drag_resize_and_hand_over_at_once_are_one(shop, teresa):
    row = shop.order()
    row = shop.assign(row)
    acts = [
        drop(shop, row, shop.technician, hours=3),
        drop(shop, row, shop.technician, lasts=4),
        drop(shop, row, teresa),
        lambda: booking.unassign(
            order_id=row.id, version=row.version, by=shop.clerk, at=clock.now()
        ),
    ]

    came = outcomes(*acts * 2)

    assert came == {"done": 1, "changed": 7}
    assert again(row).version == row.version + 1
    assert Booking.objects.filter(order=row, released_at=None).count() <= 1


def test_two_orders_dragged_onto_each_other_are_never_both_there(shop, teresa):
    one, two = shop.order(title="Una"), shop.order(title="Otra")
    one, two = shop.assign(one, shop.technician), shop.assign(two, teresa)

    # Each goes where the other one is.
    came = outcomes(drop(shop, one, teresa), drop(shop, two, shop.technician))

    assert came["overlap"] >= 1
    living = Booking.objects.filter(released_at=None)
    assert living.count() == 2
    assert set(came) <= {"done", "overlap"}
