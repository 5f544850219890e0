"""What the house watches of its purchases: what runs low, what is late, how well suppliers do."""

from datetime import timedelta
from decimal import Decimal

import pytest

from field_service.models import PartsRequest, PartsRequestStep
from field_service.operations.purchases import watching
from field_service.queries import lead_times
from field_service.queries import suppliers as rated
from hub.kernel import clock
from hub.reports.models import Notification
from tests.field_service.buying import Buying

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(shop):
    return Buying(shop)


def test_the_house_asks_once_for_what_runs_low(desk, shop):
    part = desk.part(stock=5, reorder_point=Decimal(4), reorder_quantity=Decimal(10))
    assert watching.reorder(at=clock.now()) == []
    desk.use(shop.order(), part, 3)

    made = watching.reorder(at=clock.now())
    assert watching.reorder(at=clock.now()) == []
    assert [(row.source, row.lines.get().quantity) for row in made] == [("system", 10)]

    desk.end(made[0], "cancel")
    assert watching.reorder(at=clock.now()) == []  # once for this shortage
    desk.count(part, 9)
    watching.reorder(at=clock.now())
    desk.count(part, 1)
    assert len(watching.reorder(at=clock.now())) == 1


def test_what_is_on_its_way_is_not_asked_for(desk):
    part = desk.part(reorder_point=Decimal(4), reorder_quantity=Decimal(10))
    desk.ask_for((part, 10))
    assert watching.reorder(at=clock.now()) == []


def test_late_is_told_once_for_each_day_of_arrival(desk, shop):
    part, order = desk.part(), shop.order()
    shop.assign(order)
    row = desk.bought((part, 1), order=order, days=2)
    late = clock.now() + timedelta(days=4)

    watching.tell_late(at=clock.now())
    assert not PartsRequestStep.objects.filter(what="late").exists()
    watching.tell_late(at=late)
    watching.tell_late(at=late)
    assert PartsRequestStep.objects.filter(what="late").count() == 1
    told = Notification.objects.get(user=shop.clerk, key=f"parts_request:{row.id}:late")
    assert order.label in told.text

    desk.ship(row, days=3)
    watching.tell_late(at=late)
    assert PartsRequestStep.objects.filter(what="late").count() == 2


def test_how_well_a_supplier_does(desk):
    now = clock.now()
    row = desk.bought((desk.part(), 1), days=5)
    supplier = row.supplier
    assert rated.standings([supplier.id])[supplier.id].rating == 50  # answered, nothing more known
    desk.receive(row, 1)
    PartsRequest.objects.filter(id=row.id).update(
        ordered_at=now - timedelta(days=9), promised_on=(now - timedelta(days=4)).date()
    )

    (found,) = lead_times.by_supplier()

    assert (found.p50_days, found.p90_days, found.on_time_percent) == (9, 9, 0)
    assert rated.standings([supplier.id])[supplier.id].rating == 22
