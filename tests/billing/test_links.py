"""A link to a customer or a recharge is a card for those who may see it."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_recharge_is_a_card(desk, rosa, jorge, ana, tomas):
    loaded = desk.loads(rosa, desk.unlocked(rosa, ana)).data
    path = f"links/?path=/recharges/{loaded['id']}"

    told = desk.get(ana, path)

    assert told.status_code == 200
    assert told.data == {
        "kind": "recharge",
        "title": "S/ 50.00",
        "subtitle": "Rosa Quispe",
        "state": loaded["state"],
        "path": f"/recharges/{loaded['id']}",
    }
    assert desk.get(rosa, path).status_code == 200
    assert desk.get(jorge, path).status_code == desk.get(tomas, path).status_code == 404


def test_a_customer_is_a_card(desk, rosa, jorge, ana, tomas):
    loaded = desk.loads(rosa, desk.unlocked(rosa, ana)).data
    path = f"links/?path=/customers/{loaded['customer']['id']}"

    told = desk.get(ana, path).data

    assert (told["kind"], told["title"]) == ("customer", "Rosa Quispe")
    assert told["path"] == f"/customers/{loaded['customer']['id']}"
    assert desk.get(jorge, path).status_code == desk.get(tomas, path).status_code == 404
