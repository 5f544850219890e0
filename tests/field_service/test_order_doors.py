"""Orders over HTTP: asked for, planned, done, and what of them each person sees."""

from urllib.parse import quote
from uuid import uuid4

import pytest

from crm.models import Contact, Customer
from field_service.models import Booking, Order
from hub.kernel import clock
from tests.field_service.shop import again, span

pytestmark = pytest.mark.django_db


def when(hours=0, lasts=2):
    asked = span(hours, lasts)
    return {"starts_at": asked.start.isoformat(), "ends_at": asked.end.isoformat()}


def test_a_double_tap_in_the_portal_is_one_order(desk, shop, rosa):
    body = {"title": "No arranca", "symptom": "Ayer sí", "place": "Los Olivos"}
    body["wanted_from_at"] = when()["starts_at"]

    first = desk.post(rosa, "service-orders/", body, key="toque")
    second = desk.post(rosa, "service-orders/", body, key="toque")

    assert first.status_code == 201, first.data
    assert second.data["id"] == first.data["id"]
    assert (first.data["source"], first.data["state"]) == ("portal", "requested")
    assert first.data["customer"]["id"] == str(Customer.objects.get(portal_user=rosa).id)
    assert first.data["allowed_transitions"] == ["cancel"]
    assert Order.objects.count() == 1


def test_from_the_counter_to_the_work_done(desk, shop, carla, tomas):
    body = {"customer": str(shop.customer.id), "title": "Pierde aceite", "place": "Taller"}
    made = desk.post(carla, "service-orders/", body).data
    path = f"service-orders/{made['id']}/"
    assert desk.get(tomas, path).status_code == 404

    planned = desk.post(carla, f"{path}schedule/", {"version": 1, **when()})
    assert (planned.status_code, planned.data["state"]) == (200, "scheduled")
    sent = {"version": planned.data["version"], "technicians": [str(tomas.id)], **when()}
    assert desk.post(carla, f"{path}assign/", sent).data["technicians"][0]["id"] == str(tomas.id)
    late = desk.post(carla, f"{path}assign/", sent)
    assert (late.status_code, late.data["code"]) == (409, "changed")

    assert desk.get(tomas, path).data["allowed_transitions"] == ["depart", "start", "wait"]
    act = {"act_id": str(uuid4()), "latitude": -12.05, "longitude": -77.04}
    for _ in range(2):
        assert desk.post(tomas, f"{path}start/", act).data["state"] == "in_progress"
    silent = desk.post(tomas, f"{path}pause/")
    assert (silent.status_code, list(silent.data["fields"])) == (422, ["reason"])
    assert desk.post(tomas, f"{path}finish/").data["state"] == "done"

    told = desk.get(carla, path).data
    said = [step["what"] for step in told["steps"]]
    assert said == ["requested", "schedule", "assign", "start", "finish"]
    assert told["steps"][3]["latitude"] == -12.05
    assert told["time"]["work"] >= 0


def test_who_was_done_early_still_sees_what_he_did(desk, shop, tomas):
    row = shop.order()
    shop.assign(row, hours=24 * 365)
    for step in ("start", "finish"):
        assert desk.post(tomas, f"service-orders/{row.id}/{step}/").status_code == 200

    assert Booking.objects.get().released_at is not None
    seen = desk.get(tomas, f"service-orders/{row.id}/").data
    assert seen["technicians"][0]["id"] == str(tomas.id)


def test_who_gave_it_up_is_told_and_sees_it_no_more(desk, shop, tomas):
    row = shop.order()
    shop.assign(row)
    desk.post(tomas, f"service-orders/{row.id}/start/")

    gone = desk.post(tomas, f"service-orders/{row.id}/give-up/", {"reason": "Falta grúa"})

    assert gone.data["state"] == "cannot_complete"
    assert desk.get(tomas, f"service-orders/{row.id}/").status_code == 404


def test_nobody_is_sent_to_two_places(desk, shop, carla, tomas):
    first, second = shop.order(), shop.order()
    shop.assign(first)
    sent = {"version": 1, "technicians": [str(tomas.id)], **when(hours=1)}

    refused = desk.post(carla, f"service-orders/{second.id}/assign/", sent)

    assert (refused.status_code, refused.data["code"]) == (409, "overlap")
    assert refused.data["fields"]["orders"] == [first.label]


def test_a_correction_says_that_it_was_made(desk, shop, carla, rosa):
    row = shop.order()
    body = {"version": 1, "title": "Cambio de bomba", "priority": "urgent"}

    said = desk.patch(carla, f"service-orders/{row.id}/", body)

    assert (said.data["title"], said.data["priority"]) == ("Cambio de bomba", "urgent")
    assert said.data["place"] == "Cantera El Milagro"
    assert said.data["steps"][-1]["what"] == "edit"
    shop.move(row, "cancel", by=carla, reason="Ya no")
    over = desk.patch(carla, f"service-orders/{row.id}/", {"version": 3, "title": "x"})
    assert (over.status_code, over.data["code"]) == (409, "conflict")


def test_each_sees_their_own(desk, shop, rosa, jorge, tomas, teresa, carla):
    row = shop.order()
    shop.assign(row)
    for stranger in (rosa, jorge, teresa):
        assert desk.get(stranger, f"service-orders/{row.id}/").status_code == 404
        assert desk.get(stranger, "service-orders/").data["results"] == []
    assert len(desk.get(tomas, "service-orders/").data["results"]) == 1

    desk.post(rosa, "service-orders/", {"title": "Mío", "place": "Ate"})
    person = Customer.objects.get(portal_user=rosa)
    Contact.objects.create(
        company=shop.customer, person=person, is_admin=True, added_by=carla, created_at=clock.now()
    )
    assert len(desk.get(rosa, "service-orders/").data["results"]) == 2
    assert desk.get(rosa, f"service-orders/{row.id}/").data["bookings"][0]["overruled"] == ""


def test_lists_are_narrowed(desk, shop, carla, tomas):
    machine = shop.machine(serial="ZX-99")
    first = shop.order("Urgente", machine_id=machine.id, priority="urgent")
    second = shop.order("Frenos")
    shop.assign(second)
    Order.objects.filter(id=first.id).update(finish_by=clock.now())

    def asked(query):
        found = desk.get(carla, f"service-orders/?{query}")
        assert found.status_code == 200, found.data
        return [each["number"] for each in found.data["results"]]

    for query in ("unassigned=true", "late=true", "q=zx99", "priority=urgent",
                  f"machine={machine.id}", f"q={first.label}", "state=requested"):  # fmt: skip
        assert asked(query) == [first.label], query
    for query in (f"technician={tomas.id}", "state=assigned,en_route", "q=frenos"):
        assert asked(query) == [second.label], query
    assert len(asked(f"customer={shop.customer.id}")) == 2
    assert asked("until=2001-01-01") == []
    assert desk.get(carla, "service-orders/?state=volando").status_code == 422


@pytest.mark.parametrize("said", ["OS-{:06d}", "os {}", "{}", " {} "])
def test_an_order_is_found_by_its_number_and_by_no_digit_of_a_word(desk, shop, carla, said):
    order = shop.order("Frenos")

    def ids(text):
        found = desk.get(carla, f"service-orders/?q={quote(text)}").data["results"]
        return [row["id"] for row in found]

    assert ids(said.format(order.number)) == [str(order.id)]
    assert ids(f"bomba{order.number}") == []


def test_the_board_shows_whose_time_is_taken(desk, shop, carla, tomas, teresa, rosa):
    row = shop.order()
    shop.assign(row, tomas, teresa)
    day = span().start.date()

    board = desk.get(carla, f"assignments/?since={day}&until={day}").data["results"]
    assert {each["technician"]["id"] for each in board} == {str(tomas.id), str(teresa.id)}
    assert board[0]["order"]["number"] == row.label
    assert len(desk.get(tomas, "assignments/").data["results"]) == 1
    assert (
        desk.get(carla, f"assignments/?technician={teresa.id}&until=2001-01-01").data["results"]
        == []
    )
    assert desk.get(rosa, "assignments/").status_code == 403


def test_a_customer_cancels_what_nobody_began(desk, shop, rosa):
    made = desk.post(rosa, "service-orders/", {"title": "Mío", "place": "Ate"}).data
    path = f"service-orders/{made['id']}/"

    assert desk.post(rosa, f"{path}assign/", {}).status_code == 403
    assert desk.post(rosa, f"{path}cancel/", {"reason": "Ya arrancó"}).data["state"] == "cancelled"
    assert again(Order.objects.get()).reason == "Ya arrancó"
