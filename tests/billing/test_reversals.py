"""A credited recharge is taken back by two, once, and never below zero."""

import pytest

from billing.models import CouponAward, Entry, Invoice
from billing.operations import ledger as books
from billing.queries import ledger
from billing.tasks import award_coupons
from billing.types import AccountKind, EntryKind, Line, Source
from chat.models import Message
from crm.models import Customer
from hub.accounts.models import User
from hub.accounts.operations import people
from hub.audit.models import Entry as Trail
from hub.kernel import clock
from hub.kernel.home import today
from hub.kernel.ids import new_id
from hub.kernel.money import Money
from hub.reports.models import Notification
from tests.billing.office import Office, books_are_true
from tests.desk import picture, soles


@pytest.fixture
def boss(db: None) -> User:
    """A second admin."""
    return people.add(username="jefa", role="admin", first_name="Julia", last_name="Vega")


@pytest.fixture
def credited(desk, rosa, ana, luis):
    form = {"method": "wallet", "operation_number": "YP1", "proof": str(picture(rosa).id)}
    made = desk.loads(rosa, desk.unlocked(rosa, ana), **form).data
    return desk.post(luis, f"recharges/{made['id']}/approve/").data


def spend(customer: Customer, minor: int) -> None:
    """Take something out of a balance."""
    money = Money(minor, "PEN")
    books.post(
        source=Source(type="test", id=new_id()),
        kind=EntryKind.METHOD,
        lines=[
            Line(kind=AccountKind.CLEARING_CASH, money=money),
            Line(kind=AccountKind.CUSTOMER, customer_id=customer.id, money=-money),
        ],
        description="",
        by=None,
        at=clock.now(),
    )


def test_one_admin_asks_and_another_takes_it_back(desk, credited, rosa, ana, admin, boss):
    path = f"recharges/{credited['id']}/reverse/"
    assert desk.post(ana, path, {"reason": "x"}).data["code"] == "forbidden"
    assert desk.post(admin, path, {"reason": " "}).status_code == 422

    asked = desk.post(admin, path, {"reason": "El banco anuló el pago."})

    assert (asked.status_code, asked.data["state"]) == (200, "credited")
    assert asked.data["reversal"]["asked_by"]["name"] == admin.name
    assert asked.data["allowed_transitions"] == ["withdraw-reversal"]
    assert desk.post(admin, path, {"reason": "Otra vez"}).data["code"] == "own_request"
    assert desk.balance(rosa) == "50.00"
    assert desk.get(rosa, f"recharges/{credited['id']}/").data["reversal"] is None
    assert [row["id"] for row in desk.get(boss, "recharges/?reversing=true").data["results"]] == [
        credited["id"]
    ]

    done = desk.post(boss, path)

    assert done.data["state"] == "reversed"
    assert done.data["allowed_transitions"] == []
    assert done.data["reversal"]["reversed_by"]["name"] == "Julia Vega"
    assert done.data["reversal"]["alone"] is False
    assert desk.balance(rosa) == "0.00"
    assert ledger.discrepancies() == []
    moved = desk.get(rosa, "me/transactions/").data["results"][0]
    assert (moved["kind"], moved["amount"]) == ("reversal", soles("-50.00"))
    assert moved["description"] == "Extorno de recarga YP1"
    told = Message.objects.filter(card__type="receipt").order_by("number")
    assert [row.text for row in told][-1] == (
        "Su recarga de S/ 50.00 fue extornada: El banco anuló el pago. Saldo: S/ 0.00."
    )
    assert Message.objects.get(card__type="recharge").card["state"] == "reversed"
    assert Notification.objects.filter(user=rosa, kind="recharge_reversed").count() == 1
    assert desk.post(boss, path).data["code"] == "conflict"


def test_who_is_the_only_admin_does_it_and_the_trail_says_so(desk, credited, rosa, admin):
    done = desk.post(admin, f"recharges/{credited['id']}/reverse/", {"reason": "Error de caja"})

    assert (done.data["state"], done.data["reversal"]["alone"]) == ("reversed", True)
    assert "reversed_alone" in [change["field"] for change in done.data["history"]]
    assert Trail.objects.filter(action="reversed_alone", object_id=credited["id"]).count() == 1
    assert desk.balance(rosa) == "0.00"


def test_what_was_asked_is_taken_back(desk, credited, admin, boss):
    one = f"recharges/{credited['id']}"
    assert desk.post(admin, f"{one}/withdraw-reversal/").data["code"] == "conflict"
    desk.post(admin, f"{one}/reverse/", {"reason": "Me equivoqué"})

    left = desk.post(boss, f"{one}/withdraw-reversal/")

    assert (left.data["state"], left.data["reversal"]) == ("credited", None)
    assert left.data["allowed_transitions"] == ["reverse"]
    assert [row["new"] for row in left.data["history"]][-2:] == ["Me equivoqué", ""]


def test_a_spent_balance_is_refused_by_name(desk, credited, rosa, admin):
    spend(Customer.objects.get(portal_user=rosa), 2_000)

    refused = desk.post(admin, f"recharges/{credited['id']}/reverse/", {"reason": "Falso"})

    assert (refused.status_code, refused.data["code"]) == (409, "balance_spent")
    assert refused.data["fields"] == {"missing": soles("20.00")}
    assert desk.balance(rosa) == "30.00"
    assert not Entry.objects.filter(kind="reversal").exists()
    left = desk.get(admin, f"recharges/{credited['id']}/").data
    assert (left["state"], left["reversal"]) == ("credited", None)


def test_who_spent_it_owes_it_from_then_on(desk, credited, rosa, admin, boss):
    kept = Customer.objects.get(portal_user=rosa)
    spend(kept, 2_000)
    path = f"recharges/{credited['id']}/reverse/"
    desk.post(admin, path, {"reason": "Falso"})
    assert desk.post(boss, path).data["fields"] == {"missing": soles("20.00")}
    seen = desk.post(boss, path, {"owed": soles("19.00")})
    assert (seen.status_code, seen.data["code"]) == (409, "balance_spent")
    dollars = {"amount": "20.00", "currency": "USD"}
    assert desk.post(boss, path, {"owed": dollars}).data["code"] == "balance_spent"
    assert not Invoice.objects.exists()

    done = desk.post(boss, path, {"owed": soles("20.00")})

    assert done.data["state"] == "reversed", done.data
    debt = Invoice.objects.get()
    assert done.data["reversal"]["debt"]["label"] == debt.label == "CARGO-1"
    assert (debt.kind, debt.balance_minor, debt.state) == ("debt", 2_000, "open")
    assert desk.balance(rosa) == "0.00" and books_are_true()
    mine = desk.get(rosa, f"invoices/{debt.id}/").data
    assert (mine["balance"], mine["lines"][0]["description"]) == (
        soles("20.00"), "Recarga YP1 extornada: saldo ya usado",
    )  # fmt: skip
    told = [row["description"] for row in desk.get(rosa, "me/transactions/").data["results"]]
    assert told[:2] == ["Extorno de recarga YP1", "Saldo usado, por pagar Operación YP1"]
    said = Message.objects.filter(card__type="receipt").order_by("number").last()
    assert said.text.endswith("Ya había usado S/ 20.00: queda por pagar (CARGO-1).")
    day = today(clock.now()).isoformat()
    statement = desk.get(rosa, f"me/statement/?since={day}&until={day}").data
    assert "CARGO-1" in str(statement)


def test_such_a_debt_is_paid_or_given_up_and_never_a_sale(desk, credited, rosa, admin, carla):
    earns = {"name": "Compras", "event": "invoice", "percent": "5", "days": 30}
    assert desk.post(admin, "coupon-rules/", earns).status_code == 201
    kept = Customer.objects.get(portal_user=rosa)
    spend(kept, 5_000)
    path = f"recharges/{credited['id']}/reverse/"
    desk.post(admin, path, {"reason": "Falso", "owed": soles("50.00")})
    debt = Invoice.objects.get()
    award_coupons()
    assert not CouponAward.objects.exists()

    steps = desk.get(admin, f"invoices/{debt.id}/").data["allowed_transitions"]
    assert {"void", "credit", "authority-number"}.isdisjoint(steps) and "write-off" in steps
    refused = desk.post(admin, f"invoices/{debt.id}/void/", {"reason": "x"})
    assert refused.data["code"] == "not_voidable"
    note = {"invoice": str(debt.id), "reason": "cancelled"}
    assert desk.post(carla, "credit-notes/", note).data["code"] == "not_creditable"
    Office(carla, kept).pay(50, on=debt)

    assert Invoice.objects.get().state == "paid" and books_are_true()
    assert not books.Account.objects.filter(kind=AccountKind.REVENUE).exclude(balance=0).exists()


def test_what_paid_once_pays_for_nothing_else(desk, credited, rosa, jorge, ana, admin):
    desk.post(admin, f"recharges/{credited['id']}/reverse/", {"reason": "Falso"})

    used = desk.loads(jorge, desk.unlocked(jorge, ana), method="wallet", operation_number="YP-1")

    assert used.data["code"] == "operation_number_used"
    one = f"recharges/{credited['id']}/"
    assert desk.patch(ana, one, {"operation_number": "YP2"}).data["code"] == "frozen"
    assert desk.patch(ana, one, {"note": "Denunciado"}).data["note"] == "Denunciado"


def test_a_method_that_was_corrected_is_reversed_where_the_money_lies(desk, credited, ana, admin):
    desk.patch(ana, f"recharges/{credited['id']}/", {"method": "transfer"})

    desk.post(admin, f"recharges/{credited['id']}/reverse/", {"reason": "Falso"})

    accounts = {row.kind: row.balance for row in books.Account.objects.all()}
    assert set(accounts.values()) == {0}


def test_who_was_joined_to_another_gives_it_back_there(desk, rosa, ana, luis, admin):
    thread = f"conversations/{desk.writes().conversation_id}"
    desk.says(ana, thread.split("/")[1])
    form = {"amount": soles("20.00"), "method": "cash"}
    made = desk.post(ana, f"{thread}/actions/recharge/", form).data
    desk.post(luis, f"recharges/{made['id']}/approve/")
    desk.asks(rosa)
    kept = Customer.objects.get(portal_user=rosa)
    gone = {"customer": made["customer"]["id"], "take": []}
    assert desk.post(ana, f"customers/{kept.id}/merge/", gone).status_code == 201
    assert ledger.balance(kept.id).minor == 2_000

    done = desk.post(admin, f"recharges/{made['id']}/reverse/", {"reason": "Falso"})

    assert done.data["state"] == "reversed", done.data
    assert ledger.balance(kept.id).minor == 0
    assert ledger.discrepancies() == []
