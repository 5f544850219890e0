"""Many hands at the same time: one slot, one order, one step."""

import pytest

from chat.models import Conversation, Message
from crm.models import Customer
from field_service.models import Booking, Order, OrderNotice, OrderStep
from field_service.operations.orders import booking, thread
from field_service.types import Slot
from hub.kernel import clock
from tests.crowd import outcomes
from tests.field_service.shop import again, span

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_ten_orders_for_one_slot_are_one_booking(shop):
    rows = [shop.order(title=f"Orden {n}") for n in range(10)]

    came = outcomes(*[lambda row=row: shop.assign(row) for row in rows])

    assert came == {"done": 1, "overlap": 9}
    assert Booking.objects.filter(released_at=None).count() == 1


def test_ten_dispatchers_of_one_order_are_one(shop):
    row = shop.order()
    slot = Slot(span=span(), technicians=[shop.technician.id])

    came = outcomes(
        *[
            lambda: booking.assign(
                order_id=row.id, version=row.version, slot=slot, by=shop.clerk, at=clock.now()
            )
        ]
        * 10
    )

    assert came == {"done": 1, "changed": 9}


def test_ten_taps_are_one_order(shop):
    made = outcomes(*[lambda: shop.order(key="toque")] * 10)

    assert made == {"done": 10}
    assert Order.objects.count() == 1


def test_ten_starts_are_one(shop):
    row = shop.order()
    shop.assign(row)

    came = outcomes(*[lambda: shop.move(row, "start")] * 10)

    assert came == {"done": 1, "conflict": 9}
    assert OrderStep.objects.filter(what="start").count() == 1
    assert again(row).state == "in_progress"


def test_ten_listeners_tell_a_step_once(desk, shop):
    received = desk.writes("No levanta el brazo")
    place = Conversation.objects.get(id=received.conversation_id)
    shop.customer = Customer.objects.get(id=place.identity.customer_id)
    row = shop.order()
    shop.assign(row)

    outcomes(*[lambda: thread.show(order_id=row.id, at=clock.now())] * 10)

    assert Message.objects.filter(topic=f"order:{row.id}").count() == 1
    assert Message.objects.filter(conversation=place, kind="card").count() == 1
    assert OrderNotice.objects.count() == 1
