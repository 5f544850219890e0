"""Many hands at one purchase."""

from decimal import Decimal

import pytest

from field_service.models import OrderStep, PartsRequest, StockMove
from field_service.operations.purchases import watching
from hub.kernel import clock
from tests.crowd import outcomes
from tests.field_service.buying import Buying
from tests.field_service.shop import again
from tests.field_service.store import figures

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_ten_clerks_receive_a_line_once_and_its_order_goes_on_once(shop):
    desk, order = Buying(shop), shop.order()
    part = desk.part()
    shop.assign(order)
    row = desk.bought((part, 2), order=order)

    came = outcomes(*[lambda: desk.receive(row, 2, version=row.version)] * 10)

    assert came == {"done": 1, "changed": 9}
    assert figures(part) == (2, 2)
    assert StockMove.objects.filter(kind="receive").count() == 1
    assert OrderStep.objects.filter(what="resume").count() == 1
    assert again(order).state == "assigned"


def test_an_answer_and_a_choice_at_once_agree(shop):
    desk = Buying(shop)
    row = desk.ask_for((desk.part(), 2))
    (offer,) = desk.quoting(row, desk.supplier())
    desk.answer(offer, 1000)
    version = again(row).version

    came = outcomes(
        *[lambda: desk.answer(offer, 9000, by=None)] * 3,
        *[lambda: desk.order(offer, version=version)] * 3,
    )

    row = again(row)
    if row.state == "ordered":
        assert row.total_minor == again(offer).total_minor
        assert row.lines.get().unit_minor * 2 == row.total_minor
    assert came["done"] >= 1
    assert PartsRequest.objects.filter(purchase_number__isnull=False).count() <= 1


def test_sweeps_at_once_ask_once(shop):
    desk = Buying(shop)
    desk.part(reorder_point=Decimal(4), reorder_quantity=Decimal(10))

    outcomes(*[lambda: watching.reorder(at=clock.now())] * 6)

    assert PartsRequest.objects.count() == 1
