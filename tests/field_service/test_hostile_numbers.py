"""Numbers nobody means are refused, whatever door they come by."""

from datetime import date

import pytest

from field_service.models import Part, PartsRequest
from field_service.operations.parts import places
from field_service.operations.purchases import watching
from hub.kernel import clock
from hub.kernel.money import LARGEST
from tests.field_service.store import Store

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(shop):
    return Store(shop)


def test_a_stock_worth_more_than_money_can_be_is_refused(store, desk, carla):
    part = store.part("SEL-1")
    body = {
        "location": str(places.main(clock.now()).id),
        "quantity": "999999",
        "unit_cost": {"amount": "9999999999.99", "currency": "PEN"},
        "reason": "Inventario",
    }

    came = desk.post(carla, f"parts/{part.id}/receive/", body)
    assert (came.status_code, list(came.data["fields"])) == (422, ["quantity"])
    body["unit_cost"] = {"amount": "1000000.00", "currency": "PEN"}
    body["quantity"] = "900000"
    codes = {desk.post(carla, f"parts/{part.id}/receive/", body).status_code for _ in range(13)}
    assert codes == {200, 422}
    part.refresh_from_db()
    assert part.value_minor <= LARGEST


def test_a_hundred_and_fifty_short_parts_are_asked_for(store):
    for n in range(150):
        store.part(f"P-{n}")
    Part.objects.update(reorder_point=5, reorder_quantity=10)

    watching.reorder(at=clock.now())

    asked = PartsRequest.objects.all()
    assert sum(each.lines.count() for each in asked) == 150
    assert Part.objects.filter(short_since=None).count() == 0


def test_one_part_with_a_point_nobody_means_does_not_keep_the_others_waiting(store):
    for n in range(3):
        store.part(f"P-{n}")
    Part.objects.update(reorder_point=5, reorder_quantity=10)
    Part.objects.filter(code="P-1").update(reorder_point="900000000")

    watching.reorder(at=clock.now())

    asked = {line.part.code for row in PartsRequest.objects.all() for line in row.lines.all()}
    assert {"P-0", "P-2"} <= asked


def test_a_plan_of_the_last_day_there_is(shop, desk, carla):
    machine = shop.machine()
    for day in (date.max.isoformat(), "0001-01-01", "2999-12-31"):
        body = {
            "title": "Cambio de aceite", "kind": str(shop.kind.id), "every_months": 12,
            "next_on": day,
        }  # fmt: skip
        made = desk.post(carla, f"machines/{machine.id}/plans/", body)
        assert made.status_code < 500, made.data
        if made.status_code == 201:
            path = f"service-plans/{made.data['id']}/run/"
            ran = desk.post(carla, path, {"version": made.data["version"]})
            assert ran.status_code < 500, ran.data
