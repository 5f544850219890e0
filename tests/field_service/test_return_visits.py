"""We come back for the same: linked, once, and counted."""

from datetime import timedelta

import pytest

from field_service.models import Order, Review
from field_service.queries.follow_up import callbacks
from hub.kernel import clock
from tests.field_service.after import Bills, steps_of
from tests.field_service.shop import again

pytestmark = pytest.mark.django_db


@pytest.fixture
def bills(shop, admin) -> Bills:
    return Bills(shop, admin)


def test_a_return_is_an_order_of_its_own_linked_to_the_first(bills, desk, ana):
    row = bills.done()
    path, body = f"service-orders/{row.id}/return-visit/", {"reason": "Sigue goteando"}

    made = desk.post(ana, path, body, key="una")
    twice = desk.post(ana, path, body, key="una")

    assert made.status_code == 201, made.data
    assert twice.data["id"] == made.data["id"]
    child = Order.objects.get(id=made.data["id"])
    assert (child.earlier_id, child.source, child.symptom) == (row.id, "return", "Sigue goteando")
    assert (child.title, child.place) == (row.title, row.place)
    seen = desk.get(ana, f"service-orders/{row.id}/follow-up/").data
    assert [each["id"] for each in seen["returns"]] == [str(child.id)]
    back = desk.get(ana, f"service-orders/{child.id}/follow-up/").data
    assert back["earlier"]["name"] == row.label
    assert list(callbacks(Order.objects.all())) == [child]
    assert "return-visit" in steps_of(row)


def test_it_costs_nothing_within_the_days_of_a_callback(bills, desk, ana, carla):
    bills.costs("labour", "80.00")
    row = bills.done()
    made = desk.post(ana, f"service-orders/{row.id}/return-visit/", {"reason": "Gotea"})
    child = Order.objects.get(id=made.data["id"])
    bills.shop.assign(child, hours=4)
    bills.shop.move(child, "start")
    bills.shop.move(child, "finish")
    bills.log(child, "work", 30)

    seen = desk.get(carla, f"service-orders/{child.id}/charges/").data
    assert (seen["covered_by"], seen["total"]["amount"]) == ("callback", "0.00")

    Order.objects.filter(id=row.id).update(done_at=clock.now() - timedelta(days=40))
    later = desk.get(carla, f"service-orders/{child.id}/charges/").data
    assert later["covered_by"] == ""


def test_what_could_not_be_completed_comes_back_and_an_open_one_does_not(bills, desk, ana):
    row = bills.shop.order()
    path, body = f"service-orders/{row.id}/return-visit/", {"reason": "Falta la bomba"}
    assert desk.post(ana, path, body).data["code"] == "conflict"
    bills.shop.assign(row)
    bills.shop.move(row, "start")
    bills.shop.move(row, "give-up", reason="Falta la bomba")
    assert desk.post(ana, path, body).status_code == 201
    assert desk.post(ana, path, {"reason": ""}).status_code == 422


def given_up(shop, row, **slot):
    shop.assign(row, **slot)
    shop.move(row, "start")
    shop.move(row, "give-up", reason="Falta la bomba")


def come_back(desk, who, row):
    made = desk.post(who, f"service-orders/{row.id}/return-visit/", {"reason": "Otra vez"})
    return Order.objects.get(id=made.data["id"])


def test_the_visit_that_came_back_completes_the_one_before(bills, desk, ana, carla):
    bills.costs("labour", "80.00")
    shop = bills.shop
    first = shop.order()
    given_up(shop, first)
    bills.log(first, "work", 60)
    second = come_back(desk, ana, first)
    given_up(shop, second, hours=3)
    third = come_back(desk, ana, second)
    shop.assign(third, hours=6)
    shop.move(third, "start")
    assert {again(first).state, again(second).state} == {"cannot_complete"}

    shop.move(third, "finish")

    done = again(third).done_at
    assert [(again(each).state, again(each).done_at) for each in (first, second)] == [
        ("done", done)
    ] * 2
    assert steps_of(first)[-1] == "completed"
    charged = desk.get(carla, f"service-orders/{first.id}/charges/").data
    assert charged["lines"] and charged["allowed_transitions"] == ["invoice"]
    # Nobody was done when it was asked for: this is no callback.
    assert desk.get(carla, f"service-orders/{third.id}/charges/").data["covered_by"] == ""


def test_who_is_come_back_for_waits_for_nobody_else(bills, desk, ana, carla):
    row = bills.shop.order()
    given_up(bills.shop, row)

    def queue():
        return [each["id"] for each in desk.get(carla, "dispatch/").data["queue"]]

    assert queue() == [str(row.id)]

    child = come_back(desk, ana, row)
    assert queue() == [str(child.id)]
    found = desk.get(carla, "service-orders/?unassigned=true").data["results"]
    assert [each["id"] for each in found] == [str(child.id)]

    bills.shop.move(child, "cancel", by=carla, reason="Viaja")
    assert queue() == [str(row.id)]


def test_the_office_reviews_what_was_done(bills, desk, carla, ana, rosa):
    row = bills.done()
    path = f"service-orders/{row.id}/review/"

    assert list(desk.post(carla, path, {"verdict": "needs_return"}).data["fields"]) == ["note"]
    desk.post(carla, path, {"verdict": "needs_return", "note": "Falta una foto"})
    made = desk.post(carla, path, {"verdict": "ok"})

    assert [each["verdict"] for each in made.data["reviews"]] == ["ok", "needs_return"]
    assert desk.post(ana, path, {"verdict": "ok"}).status_code == 403
    assert again(row).state == "done"
    assert Review.objects.count() == 2
