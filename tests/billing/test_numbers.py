"""Documents are found by their number, by whoever may see them."""

import pytest

from crm.models import Customer

pytestmark = pytest.mark.django_db
DOOR = "search/documents/?q="


@pytest.fixture
def loaded(desk, rosa, ana):
    return desk.loads(rosa, desk.unlocked(rosa, ana), operation_number="OP-00 1234").data


@pytest.mark.parametrize("written", ["OP001234", "op-00 12", " op 00-1234 ", "ＯＰ００１２３４"])
def test_a_recharge_is_found_by_its_number_however_it_is_written(desk, ana, loaded, written):
    (found,) = desk.get(ana, DOOR + written).data

    assert found == {
        "kind": "recharge",
        "title": "S/ 50.00",
        "subtitle": "Rosa Quispe · OP001234",
        "state": loaded["state"],
        "path": f"/recharges/{loaded['id']}",
    }


@pytest.mark.parametrize("written", ["1234", "OP0", "OPOO", "OP00129", "OP%25_0", "....", "ñ1234"])
def test_what_is_no_beginning_of_a_number_finds_nothing(desk, ana, loaded, written):
    assert desk.get(ana, DOOR + written).data == []


def test_only_who_may_see_a_document_finds_it(desk, rosa, jorge, tomas, loaded):
    found = {who: desk.get(who, f"{DOOR}OP001234").data for who in (rosa, jorge, tomas)}

    assert [card["path"] for card in found[rosa]] == [f"/recharges/{loaded['id']}"]
    assert found[jorge] == found[tomas] == []
    assert desk.get(None, f"{DOOR}OP001234").status_code == 401
    assert desk.get(rosa, "search/documents/").status_code == 422


def test_the_very_number_stands_before_longer_ones(desk, rosa, jorge, ana, loaded):
    desk.loads(jorge, desk.unlocked(jorge, ana), operation_number="OP0012")
    for number in range(7):
        desk.loads(rosa, desk.unlocked(rosa, ana), operation_number=f"OP0012{number}9")

    found = desk.get(ana, f"{DOOR}op0012").data

    assert len(found) == 5
    assert found[0]["subtitle"].endswith("OP0012")


def test_a_customer_is_found_by_their_document(desk, rosa, ana, loaded):
    customer = Customer.objects.get(id=loaded["customer"]["id"])
    customer.document_number = "20.512-345 678"
    customer.save()

    (found,) = desk.get(ana, f"{DOOR}20512345678").data

    assert (found["kind"], found["path"]) == ("customer", f"/customers/{customer.id}")
    assert found["subtitle"].endswith("678") and "20.512" not in found["subtitle"]
    assert desk.get(ana, f"{DOOR}2051234567").data == []  # lists mask it: not sign by sign
