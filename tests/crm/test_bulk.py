"""Many customers changed at once: piece by piece, seen while it runs, and taken back."""

import pytest

from crm.models import Customer
from crm.operations import bulk
from crm.tasks import run_bulk
from hub.kernel import clock
from tests.crowd import outcomes


@pytest.fixture
def many(db, monkeypatch):
    monkeypatch.setattr(bulk, "PIECE", 2)
    at = clock.now()
    return [
        Customer.objects.create(name=f"Cliente {n}", created_at=at, updated_at=at) for n in range(5)
    ]


def test_all_that_a_list_shows_are_changed_and_put_back(desk, ana, luis, many):
    desk.patch(ana, f"customers/{many[0].id}/", {"category": "vip", "labels": ["norte"]})
    change = {"category": "high", "add": ["norte", "feria"]}
    made = desk.post(ana, "customer-bulk/", {"filter": {"q": "Cliente"}, "change": change})
    assert (made.status_code, made.data["total"]) == (201, 5)
    run_bulk(made.data["id"])
    path = f"customer-bulk/{made.data['id']}/"

    assert desk.get(ana, path).data == {
        "id": made.data["id"],
        "state": "done",
        "total": 5,
        "done": 5,
    }
    assert desk.get(luis, path).status_code == 404
    listed = desk.get(ana, "customers/?category=high&label=feria").data["results"]
    assert len(listed) == 5
    desk.patch(ana, f"customers/{many[1].id}/", {"category": "low"})

    assert desk.post(ana, f"{path}undo/").status_code == 200
    run_bulk(made.data["id"])
    told = {row["name"]: row for row in desk.get(ana, "customers/").data["results"]}
    assert (told["Cliente 0"]["category"], told["Cliente 0"]["labels"]) == ("vip", ["norte"])
    assert told["Cliente 1"]["category"] == "low", "changed since by somebody"
    assert told["Cliente 2"]["category"] == "medium"
    assert all("feria" not in row["labels"] for row in told.values())
    assert desk.post(ana, f"{path}undo/").data["code"] == "not_undoable"


def test_it_is_asked_for_in_full_and_by_those_who_answer(desk, ana, carla, many):
    ids = [str(many[0].id)]
    assert desk.post(carla, "customer-bulk/", {"ids": ids, "change": {}}).status_code == 403
    for body in (
        {"ids": ids, "change": {}},
        {"ids": [], "change": {"category": "vip"}},
        {"change": {"category": "vip"}},
        {"ids": ids, "change": {"category": "platinum"}},
    ):
        assert desk.post(ana, "customer-bulk/", body).status_code == 422, body


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_each_customer_once(ana, many):
    run = bulk.start(
        ids=[row.id for row in many], change={"add": ["feria"]}, by=ana, at=clock.now()
    )

    done = outcomes(*[lambda: bulk.work(run_id=run.id, now=clock.now)] * 3)

    assert done == {"done": 3}
    run.refresh_from_db()
    assert run.state == "done"
    before = [line.before for line in run.lines.all()]
    assert before == [{"labels": []}] * 5, "nobody was looked at twice"
