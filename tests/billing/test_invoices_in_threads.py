"""`/factura` and `/cobrar`: the customer is told once, and the cards follow."""

import pytest

from billing.models import Invoice, Payment
from billing.operations.invoices import thread
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.tasks import show_invoices
from billing.types import PaymentMethod
from crm.models import Customer
from hub.kernel import clock
from hub.kernel.money import Money
from hub.realtime import bus
from hub.realtime.types import STAFF, person
from hub.reports.models import Notification
from tests.desk import soles

LINE = {"description": "Mantenimiento", "quantity": "1", "unit_price": "100", "tax_rate": "18"}


@pytest.fixture
def talk(desk, rosa, ana):
    """A conversation somebody has answered, with a customer whose RUC is known."""
    asked = desk.asks(rosa)
    Customer.objects.filter(portal_user=rosa).update(document_number="20100070970")
    desk.says(ana, asked["conversation"])
    return f"conversations/{asked['conversation']}"


@pytest.fixture
def bills(desk, talk, carla):
    def bill(by=carla, **more):
        return desk.post(by, f"{talk}/actions/invoice/", {"lines": [LINE], **more})

    return bill


@pytest.fixture
def pays(django_capture_on_commit_callbacks, carla):
    def pay(invoice_id, minor):
        row = Invoice.objects.get(id=invoice_id)
        form = PaymentForm(
            money=Money(minor, "PEN"),
            method=PaymentMethod.CASH,
            shares=[Share(invoice=row.id, minor=minor)],
        )
        with django_capture_on_commit_callbacks(execute=True):
            recording.record(customer_id=row.customer_id, form=form, by=carla, at=clock.now())

    return pay


def said(desk, who, talk, kind=None):
    rows = desk.get(who, f"{talk}/messages/").data["results"]
    return [row for row in rows if kind is None or (row["card"] or {}).get("type") == kind]


def test_it_is_locked_until_somebody_has_answered(desk, rosa, ana, carla):
    asked = desk.asks(rosa)
    path = f"conversations/{asked['conversation']}"

    for key in ("invoice", "charge"):
        assert desk.offer(carla, path, key)["locked"] is True
        body = {"lines": [LINE]} if key == "invoice" else {}
        refused = desk.post(carla, f"{path}/actions/{key}/", body)
        assert (refused.status_code, refused.data["code"]) == (403, "locked")
    assert not Invoice.objects.exists()


def test_an_invoice_from_the_thread_is_told_once_with_its_paper(desk, talk, rosa, carla, bills):
    made = bills()

    assert (made.status_code, made.data["state"]) == (201, "open")
    [card] = [row["card"] for row in said(desk, carla, talk, "invoice")]
    assert (card["title"], card["state"], card["amount"]) == (
        "F001-00000001",
        "open",
        soles("118.00"),
    )
    assert card["told_error"] == ""
    assert card["told"] == "sent" and card["author"]["name"] == "Carla Vega"
    seen = said(desk, rosa, talk)
    words, paper = [row for row in seen if row["kind"] != "hidden"][-2:]
    assert words["text"].startswith("Le enviamos su factura F001-00000001 por S/ 118.00.")
    assert "/p/" in words["text"]
    assert paper["attachments"][0]["name"] == "F001-00000001.pdf"
    before = len(seen)
    show_invoices()
    thread.show(invoice_id=made.data["id"], at=clock.now())
    assert len(said(desk, rosa, talk)) == before
    again = desk.post(carla, f"invoices/{made.data['id']}/tell/")
    assert again.data["code"] == "already_told"


def test_an_advisors_stays_a_draft_until_the_office_issues_it(desk, talk, rosa, ana, carla, bills):
    made = bills(by=ana).data

    assert made["state"] == "draft" and "issue" not in made["allowed_transitions"]
    assert said(desk, carla, talk, "invoice")[0]["card"]["state"] == "draft"
    issued = desk.post(carla, f"invoices/{made['id']}/issue/", {"tell": True}).data
    assert "code" not in issued, issued

    assert issued["state"] == "open"
    assert said(desk, carla, talk, "invoice")[0]["card"]["state"] == "open"
    assert any("F001-00000001" in row["text"] for row in said(desk, rosa, talk) if row["text"])


def test_the_card_follows_what_is_paid(desk, talk, carla, bills, pays):
    made = bills().data

    pays(made["id"], 1_800)
    card = said(desk, carla, talk, "invoice")[0]["card"]
    assert (card["state"], card["balance"]) == ("partial", soles("100.00"))
    pays(made["id"], 10_000)
    assert said(desk, carla, talk, "invoice")[0]["card"]["state"] == "paid"


def test_a_charge_asks_for_what_is_open_and_is_settled(desk, talk, rosa, ana, carla, bills, pays):
    one, two = bills().data, bills().data

    made = desk.post(ana, f"{talk}/actions/charge/", {"note": "Gracias"})

    assert made.status_code == 201, made.data
    assert [row["number"] for row in made.data["invoices"]] == [one["label"], two["label"]]
    text = [row["text"] for row in said(desk, rosa, talk) if row["text"]][-1]
    assert "tiene por pagar S/ 236.00" in text and text.endswith("Gracias")
    pays(one["id"], 11_800)
    card = said(desk, carla, talk, "charge")[0]["card"]
    assert (card["state"], card["amount"]) == ("pending", soles("118.00"))
    pays(two["id"], 11_800)
    assert said(desk, carla, talk, "charge")[0]["card"]["state"] == "paid"
    refused = desk.post(ana, f"{talk}/actions/charge/", {})
    assert refused.data["code"] == "nothing_owed"


def test_a_state_is_told_once_to_the_person_in_the_portal(desk, talk, rosa, bills, pays):
    made = bills().data
    pays(made["id"], 11_800)

    told = Notification.objects.filter(user=rosa, kind__startswith="invoice")
    assert sorted(told.values_list("kind", flat=True)) == ["invoice_issued", "invoice_paid"]
    assert "F001-00000001" in told.get(kind="invoice_paid").text


def test_a_draft_thrown_away_says_so_on_its_card(desk, talk, ana, bills):
    made = bills(by=ana).data
    quote = desk.post(ana, f"{talk}/actions/quote/", {"lines": [LINE], "send": False}).data

    for path in (f"invoices/{made['id']}/", f"quotes/{quote['id']}/"):
        assert desk.call(ana, "DELETE", path).status_code == 204

    for kind in ("invoice", "quote"):
        assert [row["card"]["state"] for row in said(desk, ana, talk, kind)] == ["discarded"]


def accepted(desk, talk, ana):
    made = desk.post(ana, f"{talk}/actions/quote/", {"lines": [LINE], "send": True}).data
    body = {"name": "Rosa Quispe", "revision": made["revision"], "evidence": "Por teléfono"}
    return desk.post(ana, f"quotes/{made['id']}/accept/", body).data


def test_an_accepted_quote_is_invoiced_from_the_thread_and_both_know_it(
    desk, talk, ana, carla, bills
):
    quote = accepted(desk, talk, ana)

    made = bills(quote=quote["id"], lines=[LINE, LINE]).data

    assert (made["state"], made["total"]) == ("open", soles("236.00"))
    assert made["quote"] == {"id": quote["id"], "number": quote["number"]}
    now = desk.get(carla, f"quotes/{quote['id']}/").data
    assert (now["state"], now["invoice"]["id"]) == ("converted", made["id"])
    again = bills(quote=quote["id"])
    assert (again.status_code, again.data["code"]) == (409, "frozen")
    assert Invoice.objects.count() == 1


def test_a_quote_of_somebody_else_is_not_invoiced_here(desk, talk, ana, carla, jorge, bills):
    asked = desk.asks(jorge)
    desk.says(ana, asked["conversation"])
    other = accepted(desk, f"conversations/{asked['conversation']}", ana)

    refused = bills(quote=other["id"])

    assert (refused.status_code, refused.data["fields"]) == (
        422,
        {"quote": ["Not of this customer."]},
    )
    assert not Invoice.objects.exists()


@pytest.fixture
def whispers(monkeypatch):
    """What the browsers are told, caught where it leaves the house."""
    heard = []
    monkeypatch.setattr(bus, "send_ephemeral", lambda *said: heard.append(said))
    return heard


def test_screens_hear_of_an_invoice_and_of_its_payment(rosa, bills, pays, whispers):
    made = bills().data
    pays(made["id"], 1_800)

    told = {(kind, data["id"]) for _, kind, data in whispers}
    assert {("invoice", made["id"]), ("payment", str(Payment.objects.get().id))} <= told
    audience = next(each for each, kind, _ in whispers if kind == "payment")
    assert audience == {STAFF, person(rosa.id)}
