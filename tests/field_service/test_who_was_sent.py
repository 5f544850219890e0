"""Who was sent once and is not any more knows no more of an order."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from hub.kernel import clock

pytestmark = pytest.mark.django_db


def test_whoever_gave_up_what_was_done_before_is_not_sent_any_more(shop, desk, teresa):
    row = shop.order()
    shop.assign(row)
    shop.move(row, "start")
    shop.move(row, "finish")
    shop.move(row, "reopen", by=shop.clerk, reason="Sigue goteando")
    assert desk.get(shop.technician, f"service-orders/{row.id}/").status_code == 200
    shop.move(row, "give-up", reason="Falta grúa")
    shop.assign(row, teresa, hours=4)

    assert desk.get(shop.technician, f"service-orders/{row.id}/").status_code == 404
    seen = desk.get(shop.clerk, f"service-orders/{row.id}/").data
    assert [each["name"] for each in seen["technicians"]] == [teresa.name]
    assert seen["done_at"] is None


def test_a_done_order_tells_nothing_to_the_calendar_of_who_was_replaced(shop, desk, teresa):
    row = shop.order()
    shop.assign(row)
    link = desk.post(shop.technician, "me/calendar-link/").data["link"].partition("/api/v1/")[2]
    shop.assign(row, teresa)
    shop.move(row, "start", by=teresa)
    shop.move(row, "finish", by=teresa)

    [event] = Calendar.from_ical(desk.get(None, link).content).walk("VEVENT")

    assert str(event["STATUS"]) == "CANCELLED"
    assert "LOCATION" not in event


def test_a_phone_with_a_wrong_clock_works_no_years(shop, desk):
    row = shop.order()
    shop.assign(row)
    path = f"service-orders/{row.id}/"
    assert (
        desk.post(
            shop.technician, f"{path}start/", {"happened_at": "2001-01-01T00:00:00Z"}
        ).status_code
        == 200
    )
    assert (
        desk.post(
            shop.technician, f"{path}finish/", {"happened_at": "2001-01-02T00:00:00Z"}
        ).status_code
        == 200
    )

    seen = desk.get(shop.clerk, path).data
    assert seen["time"]["work"] <= 1
    assert all(each["happened_at"] >= seen["created_at"] for each in seen["steps"])
    assert seen["done_at"] >= seen["created_at"]


def test_a_step_happens_no_sooner_than_the_one_before(shop):
    row = shop.order()
    row.created_at = clock.now() - timedelta(days=2)
    row.save()
    shop.assign(row)
    row.bookings.update(created_at=row.created_at)
    began = clock.now() - timedelta(hours=1)
    shop.move(row, "start", happened_at=began)
    shop.move(row, "finish", happened_at=began - timedelta(hours=5))

    row.refresh_from_db()
    assert row.done_at == began


def test_what_one_of_two_begins_ends_the_clock_of_the_other(shop, teresa):
    row = shop.order()
    shop.assign(row, shop.technician, teresa)
    shop.move(row, "depart")
    shop.move(row, "start", by=teresa)
    shop.move(row, "pause", reason="Almuerzo")

    running = row.logs.filter(ended_at=None)
    assert [(each.technician, each.kind) for each in running] == [(shop.technician, "pause")]
    shop.move(row, "resume", by=teresa)
    running = row.logs.filter(ended_at=None)
    assert [(each.technician, each.kind) for each in running] == [(teresa, "work")]


def test_customers_read_no_reason_that_is_the_offices_own(shop, desk, rosa):
    shop.customer.portal_user = rosa
    shop.customer.save(update_fields=["portal_user"])
    row = shop.order()
    shop.assign(row)
    shop.move(row, "start")
    shop.move(row, "pause", reason="El cliente no paga: cobrar antes")

    for path in ("service-orders/", f"service-orders/{row.id}/"):
        assert "cobrar" not in str(desk.get(rosa, path).data)
        assert "cobrar" in str(desk.get(shop.clerk, path).data)
