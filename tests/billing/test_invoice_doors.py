"""Invoices over HTTP: drafted, issued once, found, frozen, taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest

from billing.models import Invoice, Series
from crm.operations import contracts
from hub.kernel import clock
from hub.kernel.home import today
from tests.billing.office import add_customer, books_are_true
from tests.desk import soles

LINE = {"description": "Mantenimiento", "quantity": "1", "unit_price": "100", "tax_rate": "18"}


@pytest.fixture
def writes(desk, carla):
    def write(customer, *lines, by=carla, **more):
        body = {"customer": str(customer.id), "lines": list(lines) or [LINE], **more}
        return desk.post(by, "invoices/", body)

    return write


@pytest.fixture
def issues(desk, carla, writes):
    def issue(customer, *lines, **more):
        made = writes(customer, *lines, **more)
        assert made.status_code == 201, made.data
        return desk.post(carla, f"invoices/{made.data['id']}/issue/").data

    return issue


@pytest.fixture
def buyer(db):
    return add_customer()


def labels(answer):
    return [row["label"] for row in answer.data["results"]]


def test_a_draft_says_what_it_comes_to_and_who_may_do_what(desk, ana, carla, buyer, writes):
    made = writes(buyer, {**LINE, "quantity": "2", "discount_percent": "10"}, by=ana)

    assert made.status_code == 201
    assert made.data["total"] == soles("212.40") and made.data["tax"] == soles("32.40")
    assert made.data["lines"][0]["discount"] == soles("20.00")
    assert made.data["allowed_transitions"] == ["edit", "discard"]
    seen = desk.get(carla, f"invoices/{made.data['id']}/").data
    assert seen["allowed_transitions"] == ["edit", "discard", "issue"]
    assert [step["what"] for step in seen["history"]] == ["drafted"]


@pytest.mark.parametrize(
    "bad, status",
    [
        ({"lines": []}, 422),
        ({"lines": [{**LINE, "quantity": 1}]}, 422),
        ({"lines": [{**LINE, "unit_price": "1e3"}]}, 422),
        ({"lines": [{**LINE, "quantity": "NaN"}]}, 422),
        ({"lines": [{**LINE, "quantity": "0"}]}, 422),
        ({"lines": [{**LINE, "tax_kind": "exempt"}]}, 422),
        ({"lines": [{**LINE, "surprise": "x"}]}, 400),
        ({"customer": str(uuid4())}, 422),
        ({"contract": str(uuid4())}, 422),
        ({"kind": "credit_note"}, 422),
        ({"discount": soles("-1")}, 422),
        ({"discount": soles("500")}, 422),
        ({"due_on": "yesterday"}, 422),
    ],
)
def test_what_is_filled_in_wrongly_is_named(desk, carla, buyer, bad, status):
    body = {"customer": str(buyer.id), "lines": [LINE], **bad}
    refused = desk.post(carla, "invoices/", body)

    assert refused.status_code == status, refused.data
    assert set(refused.data["fields"]) == set(bad) or status == 400
    assert not Invoice.objects.exists()


def test_a_repeated_post_is_one_invoice_and_one_number(desk, carla, buyer):
    body = {"customer": str(buyer.id), "lines": [LINE]}
    one, two = (desk.post(carla, "invoices/", body, key="k1") for _ in range(2))
    issued = [desk.post(carla, f"invoices/{one.data['id']}/issue/", key="k2") for _ in range(2)]

    assert one.data["id"] == two.data["id"]
    assert {answer.data["label"] for answer in issued} == {"F001-00000001"}
    again = desk.post(carla, f"invoices/{one.data['id']}/issue/")
    assert (again.status_code, again.data["fields"]["state"]) == (409, "open")


def test_an_advisors_draft_is_issued_by_the_office(desk, ana, carla, buyer, writes):
    made = writes(buyer, by=ana).data

    assert desk.post(ana, f"invoices/{made['id']}/issue/").status_code == 403
    assert desk.post(carla, f"invoices/{made['id']}/issue/").data["state"] == "open"


def test_a_draft_changes_by_field_and_is_frozen_with_its_number(desk, carla, buyer, writes):
    made = writes(buyer, note="antes").data
    path = f"invoices/{made['id']}/"

    changed = desk.patch(carla, path, {"discount": soles("10"), "includes_tax": True})
    assert changed.data["total"] == soles("90.00") and changed.data["note"] == "antes"
    desk.post(carla, path + "issue/")

    for body in ({"note": "x"}, {"lines": [LINE]}, {"discount": soles("0")}):
        refused = desk.patch(carla, path, body)
        assert (refused.status_code, refused.data["code"]) == (409, "frozen")
    assert desk.call(carla, "DELETE", path).status_code == 409


def test_a_draft_is_thrown_away(desk, ana, buyer, writes):
    path = f"invoices/{writes(buyer).data['id']}/"

    assert desk.call(ana, "DELETE", path).status_code == 204
    assert desk.get(ana, path).status_code == 404


def test_lines_are_worked_out_without_storing_them(desk, carla):
    lines = [{**LINE, "quantity": "3", "unit_price": "3.335"}]
    worked = desk.post(carla, "invoices/preview/", {"lines": lines, "includes_tax": True})

    assert worked.data["total"] == soles("10.01")
    assert worked.data["taxes"][0]["base"] == soles("8.48")
    assert not Invoice.objects.exists()


def test_bills_are_found_by_contract_open_and_past(desk, ana, carla, buyer, issues):
    at = clock.now()
    row = contracts.create(customer=buyer, fields={"number": "00012-34"}, by=ana, at=at)
    one = issues(buyer, contract=str(row.id))
    desk.post(carla, f"invoices/{issues(buyer)['id']}/void/", {"reason": "x"})

    for said in ("00012-34", "12 34", "1234"):
        assert labels(desk.get(carla, f"invoices/?contract={said}")) == [one["label"]], said
    assert labels(desk.get(carla, "invoices/?contract=9")) == []


def test_a_list_narrows_to_what_is_looked_for(desk, carla, buyer, writes, issues):
    past = (today(clock.now()) - timedelta(days=3)).isoformat()
    late = issues(buyer, due_on=past)
    due = issues(add_customer("Comercial Lima SAC", "20131312955"))
    writes(buyer)

    found = {
        "state=overdue": [late["label"]],
        "state=open": [due["label"], late["label"]],
        "state=open&state=draft": ["", due["label"], late["label"]],
        f"customer={buyer.id}&state=open": [late["label"]],
        "q=F001-2": [due["label"]],
        "q=f001": [due["label"], late["label"]],
        "q=00000001": [late["label"]],
        "q=Comercial": [due["label"]],
        "q=zzz": [],
        "kind=boleta": [],
        "until=2020-01-01": [],
    }
    for asked, expected in found.items():
        assert labels(desk.get(carla, f"invoices/?{asked}")) == expected, asked
    assert desk.get(carla, f"invoices/{late['id']}/").data["overdue"] is True
    assert desk.get(carla, "invoices/?state=lost").status_code == 422


def test_an_authoritys_number_is_written_down_and_keeps_it_from_being_voided(
    desk, admin, carla, buyer, issues
):
    path = f"invoices/{issues(buyer)['id']}/"

    named = desk.post(carla, path + "authority-number/", {"label": "F001-987"})
    assert named.data["authority_label"] == "F001-987"
    assert desk.post(admin, path + "void/", {"reason": "error"}).data["code"] == "not_voidable"


def test_a_credit_note_by_units_and_by_money(desk, admin, carla, buyer, issues):
    made = issues(buyer, {**LINE, "quantity": "4"}, LINE)
    first, second = (row["id"] for row in made["lines"])
    body = {
        "invoice": made["id"],
        "reason": "partly_returned",
        "lines": [
            {"line": first, "quantity": "1"},
            {"line": second, "amount": soles("59.00")},
        ],
    }
    note = desk.post(carla, "credit-notes/", body)

    assert note.data["total"] == soles("177.00")
    assert desk.post(carla, f"credit-notes/{note.data['id']}/issue/").status_code == 403
    issued = desk.post(admin, f"credit-notes/{note.data['id']}/issue/").data
    assert (issued["label"], issued["applied"]) == ("FC01-00000001", soles("177.00"))
    seen = desk.get(carla, f"invoices/{made['id']}/").data
    assert (seen["credited"], seen["state"]) == ("partly", "partial")
    assert seen["credit_notes"][0]["label"] == issued["label"]
    assert books_are_true()


def test_a_series_is_set_up_by_admins_and_warns_before_it_ends(desk, admin, carla, buyer, issues):
    body = {"kind": "invoice", "code": "F007", "digits": 4, "last_number": 10, "is_default": True}
    made = desk.post(admin, "series/", body)
    assert made.status_code == 201 and made.data["next_label"] == "F007-0001"
    assert desk.post(carla, "series/", body).status_code == 403
    assert desk.post(admin, "series/", body).data["code"] == "series_taken"

    for _ in range(9):
        issues(buyer)
    row = desk.get(carla, "series/").data[0]
    assert (row["used_percent"], row["warning"]) == (90, "nearly_used")
    path = f"series/{made.data['id']}/"
    assert desk.patch(admin, path, {"code": "F008"}).data["code"] == "series_used"
    assert desk.patch(admin, path, {"last_number": 5}).status_code == 422
    soon = (today(clock.now()) + timedelta(days=10)).isoformat()
    ends = desk.patch(admin, path, {"last_number": 9000, "valid_until": soon})
    assert ends.data["warning"] == "ends_soon"
    assert desk.post(admin, path + "archive/").data["archived_at"]
    assert issues(buyer)["label"] == "F001-00000001"
    assert Series.objects.count() == 2
