"""Documents are masked wherever they are listed; whole, one at a time, and somebody knows who."""

import pytest
from django.contrib import admin

from crm.admin import CustomerAdmin
from crm.models import Customer
from crm.operations import customers
from crm.tasks import find_duplicates
from hub.audit.models import Entry
from hub.kernel import clock
from hub.registration.operations import showing

pytestmark = pytest.mark.django_db
NUMBER = "45678912"
HIDDEN = "•••••912"


@pytest.fixture
def pedro(desk, ana):
    body = {"name": "Pedro Mamani", "document_number": NUMBER}
    return desk.post(ana, "customers/", body).data


def test_a_number_is_masked_in_every_answer_and_found_as_a_whole(desk, ana, carla, pedro):
    seen = [pedro]
    for who in (ana, carla):
        seen += desk.get(who, f"customers/?q={NUMBER}").data["results"]
        seen.append(desk.get(who, f"customers/{pedro['id']}/").data)
    seen.append(desk.patch(ana, f"customers/{pedro['id']}/", {"category": "vip"}).data)

    assert [each["document_number"] for each in seen] == [HIDDEN] * len(seen) and len(seen) == 6
    assert desk.get(ana, "customers/?q=4567-8912").data["results"]
    assert desk.get(ana, f"customers/?q={NUMBER[:7]}").data["results"] == []  # not sign by sign


def test_pairs_panels_and_links_show_no_number_either(desk, ana, pedro):
    received = desk.writes()
    customer = Customer.objects.exclude(id=pedro["id"]).get()
    fields = {"document_number": NUMBER}
    customers.change(customer=customer, fields=fields, at=clock.now())
    find_duplicates()
    places = [
        f"conversations/{received.conversation_id}/panel/",
        f"search/documents/?q={NUMBER}",
        "duplicates/",
        f"customers/{pedro['id']}/duplicates/",
    ]

    for place in places:
        answer = desk.get(ana, place)
        assert answer.status_code == 200, answer.data
        assert NUMBER not in answer.content.decode()
    assert HIDDEN in desk.get(ana, places[0]).content.decode()
    assert desk.get(ana, "duplicates/").data["results"]


def test_the_counter_asks_for_the_whole_number_and_that_is_kept(desk, ana, carla, rosa, tomas):
    customer = customers.of_user(rosa, at=clock.now())
    customers.change(customer=customer, fields={"document_number": NUMBER}, at=clock.now())
    door = f"customers/{customer.id}/document/"

    for who in (ana, carla):
        answer = desk.post(who, door, {"reason": "Recoge una máquina"})
        assert (answer.status_code, answer.data) == (200, {"document_number": NUMBER})
        assert answer["Cache-Control"] == "no-store"
    assert [desk.post(who, door).status_code for who in (rosa, tomas, None)] == [403, 403, 401]

    lines = Entry.objects.filter(action="revealed", object_id=str(customer.id)).order_by("at")
    assert [line.user_id for line in lines] == [ana.id, carla.id]
    assert lines[0].about == {"reason": "Recoge una máquina"}
    assert NUMBER not in str(list(Entry.objects.values("changes", "about", "searched")))


def test_nobody_copies_a_list_through_that_door(desk, ana, luis, pedro, monkeypatch):
    monkeypatch.setattr(showing, "AT_ONCE", 2)
    door = f"customers/{pedro['id']}/document/"

    assert [desk.post(ana, door).status_code for _ in range(3)] == [200, 200, 429]
    assert int(desk.post(ana, door)["Retry-After"]) > 0
    assert desk.post(luis, door).status_code == 200  # each for themselves


def test_a_mask_is_never_stored_as_a_number(desk, ana, pedro):
    answer = desk.patch(ana, f"customers/{pedro['id']}/", {"document_number": HIDDEN})

    assert answer.status_code == 422 and "document_number" in answer.data["fields"]
    assert Customer.objects.get(id=pedro["id"]).document_number == NUMBER


def test_who_may_take_customers_along_takes_whole_numbers(api, ana, carla, pedro):
    door = "/api/v1/customers/export/"
    told = b"".join(api(ana).get(door, {"format": "csv"}).streaming_content).decode()

    assert NUMBER in told
    assert api(carla).get(door).status_code == 403


def test_the_admin_pages_show_the_mask(pedro):
    shown = CustomerAdmin(Customer, admin.site)
    assert shown.document(Customer.objects.get(id=pedro["id"])) == HIDDEN
    assert "document_number" not in (*shown.list_display, *shown.readonly_fields)
