"""Contracts: written down at the counter, found by the number on a bill, and by nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crm.models import Contract, ContractMiss, Customer
from crm.operations import customers, merging
from crm.operations.contracts import tidy
from hub.kernel import clock

pytestmark = pytest.mark.django_db


def customer(name="Pedro Mamani", **more):
    at = clock.now()
    return Customer.objects.create(name=name, created_at=at, updated_at=at, **more)


@pytest.fixture
def writes_down(desk, ana):
    def write(owner, number="00012-34", **more):
        body = {"customer": str(owner.id), "number": number, **more}
        return desk.post(ana, "contracts/", body)

    return write


def numbers(answer):
    return [row["number"] for row in answer.data["results"]]


def test_a_number_is_one_however_it_is_printed(desk, ana, writes_down):
    made = writes_down(customer(), "00012-34 ab", label="Casa", address="Av. Sol 12")

    assert made.status_code == 201
    assert made.data["number"] == "00012-34 ab"
    assert made.data["allowed_transitions"] == ["end"]
    assert numbers(desk.get(ana, "contracts/?number=1234AB")) == ["00012-34 ab"]
    assert numbers(desk.get(ana, "contracts/?q=12 34")) == ["00012-34 ab"]
    assert numbers(desk.get(ana, "contracts/?q=sol")) == ["00012-34 ab"]
    taken = writes_down(customer("Otro"), "12-34-AB")
    assert (taken.status_code, taken.data["code"]) == (409, "contract_taken")


@pytest.mark.parametrize("number", ["--", "Ж", "x" * 41])
def test_a_contract_has_a_number(writes_down, number):
    assert writes_down(customer(), number).status_code == 422


def test_zeros_alone_are_a_number(writes_down):
    assert writes_down(customer(), "000").status_code == 201
    assert writes_down(customer(), "0").status_code == 409


def test_an_ended_contract_gives_its_number_back(desk, ana, writes_down):
    first = writes_down(customer()).data
    ended = desk.post(ana, f"contracts/{first['id']}/end/").data
    assert (ended["state"], ended["allowed_transitions"]) == ("ended", ["reopen"])
    assert desk.post(ana, f"contracts/{first['id']}/end/").status_code == 409

    second = writes_down(customer("Otro"))
    assert second.status_code == 201
    refused = desk.post(ana, f"contracts/{first['id']}/reopen/")
    assert (refused.status_code, refused.data["code"]) == (409, "contract_taken")
    desk.post(ana, f"contracts/{second.data['id']}/end/")
    assert desk.post(ana, f"contracts/{first['id']}/reopen/").data["state"] == "active"


def test_it_does_not_end_before_it_began(desk, ana, writes_down):
    made = writes_down(customer(), since="2026-05-01").data
    path = f"contracts/{made['id']}/"

    assert desk.patch(ana, path, {"until": "2026-04-30"}).status_code == 422
    assert desk.patch(ana, path, {"until": "2026-06-01"}).data["until"] == "2026-06-01"


def test_a_customer_sees_own_contracts_alone(desk, rosa, jorge, ana, writes_down):
    own = writes_down(customers.of_user(rosa, at=clock.now()), "77").data
    writes_down(customer(), "88")

    assert numbers(desk.get(rosa, "contracts/")) == ["77"]
    assert desk.get(rosa, f"contracts/{own['id']}/").data["allowed_transitions"] == []
    assert desk.get(jorge, f"contracts/{own['id']}/").status_code == 404
    assert desk.patch(rosa, f"contracts/{own['id']}/", {"label": "x"}).status_code == 403
    assert desk.post(rosa, "contracts/", {}).status_code == 403


def test_a_stranger_needs_number_and_document(desk, rosa, jorge, writes_down):
    writes_down(customers.of_user(rosa, at=clock.now()), "77")
    writes_down(customer(document_number="4030-5060"), "088-1")

    def finds(who, number, document=""):
        return desk.post(who, "contracts/find/", {"number": number, "document": document})

    assert finds(rosa, "0077").data["own"]
    found = finds(rosa, "88 1", "40305060")
    assert found.data["label"] == ""
    assert "Mamani" not in str(found.data)
    missed = [finds(rosa, "88-1", "40305061"), finds(rosa, "88-1"), finds(rosa, "99", "40305060")]
    assert [answer.status_code for answer in missed] == [404] * 3
    assert len({str(answer.data) for answer in missed}) == 1


def test_nobody_without_a_document_is_found_by_none(desk, rosa, writes_down):
    writes_down(customer(), "88")

    assert desk.post(rosa, "contracts/find/", {"number": "88"}).status_code == 404


def test_ten_misses_are_enough_for_an_hour(desk, rosa, jorge, writes_down):
    writes_down(customers.of_user(rosa, at=clock.now()), "77")
    for number in range(10):
        desk.post(rosa, "contracts/find/", {"number": str(number + 100)})

    refused = desk.post(rosa, "contracts/find/", {"number": "77"})
    assert refused.status_code == 429
    assert 3000 < int(refused.headers["Retry-After"]) <= 3600
    assert desk.post(jorge, "contracts/find/", {"number": "77"}).status_code == 404
    tidy(at=clock.now() + timedelta(hours=2))
    assert not ContractMiss.objects.exists()


def test_what_is_found_counts_not_as_missed(desk, rosa, writes_down):
    writes_down(customers.of_user(rosa, at=clock.now()), "77")
    answers = [desk.post(rosa, "contracts/find/", {"number": "77"}) for _ in range(11)]

    assert {answer.status_code for answer in answers} == {200}


def test_every_miss_costs_the_same(desk, rosa, writes_down):
    writes_down(customer(document_number="40305060"), "88")
    costs = set()
    desk.get(rosa, "contracts/")
    for body in (
        {"number": "88", "document": "1"},
        {"number": "89", "document": "40305060"},
        {"number": "88"},
        {"number": "--"},
    ):
        with CaptureQueriesContext(connection) as made:
            assert desk.post(rosa, "contracts/find/", body).status_code == 404
        costs.add(len(made))

    assert len(costs) == 1


def test_contracts_follow_who_is_joined_and_come_back(ana, writes_down):
    kept, gone = customer("Rosa Flores"), customer("Rosa F.")
    writes_down(gone, "77")
    row = merging.merge(kept=kept, gone=gone, by=ana, at=clock.now())
    assert Contract.objects.get().customer_id == kept.id

    merging.undo(merge=row, by=ana, at=clock.now())
    assert Contract.objects.get().customer_id == gone.id


def test_a_file_brings_customers_with_their_contracts(takes_in, writes_down):
    writes_down(customer("Zoila Paz", phone="+51987000009"), "500")
    lines = ["Nombre,Teléfono,Suministro", "Eva Ruiz,987000001,00-41", "Eva Ruiz,987000001,42"]
    lines += ["Raúl Díaz,987000002,500", "Iván Sáez,987000003,041", "Zoila Paz,987000009,0500"]

    row = takes_in("\n".join(lines).encode(), on_duplicate="update")

    assert row["mapping"] == ["name", "phone", "contract"]
    assert (row["made"], row["updated"], row["refused"]) == (1, 2, 2)
    held = Contract.objects.values_list("number_key", "customer__name")
    assert sorted(held) == [("41", "Eva Ruiz"), ("42", "Eva Ruiz"), ("500", "Zoila Paz")]
