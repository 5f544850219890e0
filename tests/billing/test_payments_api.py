"""The clerk's desk over HTTP: record, confirm, allocate, give back; and what others may see."""

from datetime import timedelta

import pytest

from billing.models import Payment
from billing.operations.payments import recording
from billing.queries import daily
from chat.models import Conversation, Message
from crm.models import Customer
from hub.kernel import clock
from hub.kernel.home import today
from hub.kernel.money import Money
from tests.billing.office import books_are_true, line
from tests.desk import picture, soles

pytestmark = pytest.mark.django_db


@pytest.fixture
def records(desk, carla, office):
    def record(amount="100.00", *, key="", who=None, **more):
        body = {
            "customer": str(office.customer.id),
            "amount": soles(amount),
            "method": "cash",
            **more,
        }
        return desk.post(who or carla, "payments/", body, key=key)

    return record


@pytest.fixture
def pending(office):
    def begin(units=100, number="9001", **more):
        form = recording.PaymentForm(
            money=Money(units * 100, "PEN"), method="transfer", operation_number=number, **more
        )
        return recording.begin(
            customer_id=office.customer.id, form=form, by=office.clerk, at=clock.now()
        )

    return begin


def test_a_payment_pays_the_chosen_invoices_and_the_rest_is_the_customers(records, office, desk):
    first, second = office.issue(), office.issue()

    made = records(
        "120.00",
        allocations=[
            {"invoice": str(second.id), "amount": soles("100.00")},
            {"invoice": str(first.id), "amount": soles("5.00")},
        ],
    )

    assert made.status_code == 201, made.data
    assert made.data["free"] == soles("15.00") and made.data["state"] == "confirmed"
    assert {each["invoice"]["label"] for each in made.data["allocations"]} == {
        first.label,
        second.label,
    }
    debt = desk.get(office.clerk, f"customers/{office.customer.id}/debt/").data
    assert debt["owed"] == soles("95.00") and debt["free"] == soles("15.00")
    assert [each["label"] for each in debt["invoices"]] == [first.label]
    found = desk.get(office.clerk, f"payments/?invoice={second.id}").data["results"]
    assert [each["id"] for each in found] == [made.data["id"]] and books_are_true()


def test_the_same_key_records_once_even_after_the_answers_are_forgotten(records, office):
    from hub.kernel.models import IdempotencyKey

    first = records(key="one")
    IdempotencyKey.objects.all().delete()
    second = records(key="one")

    assert first.data["id"] == second.data["id"] and Payment.objects.count() == 1


def test_an_invoice_twice_or_somebody_elses_is_refused(records, office):
    share = {"invoice": str(office.issue().id), "amount": soles("10.00")}
    assert records(allocations=[share, share]).status_code == 422
    assert records(customer="0190a000-0000-7000-8000-000000000000").status_code == 422
    assert Payment.objects.count() == 0


def test_a_transfer_with_its_proof_and_number(records, desk, carla, office):
    shown = records(
        "80.00", method="transfer", operation_number="op-778 1", proof=str(picture(carla).id)
    )
    again = records("80.00", method="transfer", operation_number="OP7781")

    assert shown.data["operation_number"] == "OP7781" and shown.data["proof"]["name"]
    assert again.data["code"] == "operation_number_used"
    assert len(desk.get(carla, "payments/?q=op778").data["results"]) == 1
    assert len(desk.get(carla, "payments/?unallocated=1").data["results"]) == 1


def test_pending_is_confirmed_or_failed_by_the_office_alone(desk, pending, office, ana):
    made = office.issue()
    one, two = pending(), pending(number="9002")

    assert desk.post(ana, f"payments/{one.id}/confirm/").status_code == 403
    done = desk.post(office.clerk, f"payments/{one.id}/confirm/").data
    failed = desk.post(office.clerk, f"payments/{two.id}/fail/", {"reason": "No llegó"}).data

    assert (done["state"], done["allocations"][0]["invoice"]["id"]) == ("confirmed", str(made.id))
    assert (failed["state"], failed["reason"]) == ("failed", "No llegó")
    assert failed["allowed_transitions"] == []
    again = desk.post(office.clerk, f"payments/{two.id}/confirm/")
    assert (again.status_code, again.data["fields"]["state"]) == (409, "failed")


def test_what_was_allocated_is_undone_and_allocated_oldest_first(desk, records, office):
    made = office.issue()
    paid = records("100.00").data
    share = paid["allocations"][0]["id"]

    back = desk.post(office.clerk, f"allocations/{share}/undo/").data
    assert back["free"] == soles("100.00") and back["allocations"][0]["undone"]
    assert office.again(made).state == "open"
    done = desk.post(office.clerk, f"payments/{paid['id']}/allocate-oldest/").data
    assert done["free"] == soles("0.00") and office.again(made).state == "paid"
    assert "allocate" not in done["allowed_transitions"] and books_are_true()


def test_a_refund_waits_for_a_second_person(desk, records, office, admin):
    paid = records("100.00").data
    body = {"amount": soles("40.00"), "method": "cash", "reason": "Pagó de más"}
    asked = desk.post(office.clerk, f"payments/{paid['id']}/refund/", body)

    assert (asked.status_code, asked.data["state"]) == (201, "waiting")
    waiting = desk.get(admin, "refunds/?waiting=1").data["results"]
    assert waiting[0]["allowed_transitions"] == ["approve", "refuse"]
    assert desk.get(office.clerk, "refunds/").data["results"][0]["allowed_transitions"] == []
    done = desk.post(admin, f"refunds/{asked.data['id']}/approve/").data
    assert done["state"] == "approved" and books_are_true()
    after = desk.get(admin, f"payments/{paid['id']}/").data
    assert after["refunded"] == soles("40.00") and "reverse" not in after["allowed_transitions"]


def test_a_reversal_says_why_and_what_was_paid_is_owed(desk, records, office, admin):
    made = office.issue()
    paid = records("100.00").data

    back = desk.post(admin, f"payments/{paid['id']}/reverse/", {"reason": "Era de otro"}).data

    assert (back["state"], back["reason"]) == ("reversed", "Era de otro")
    assert office.again(made).state == "open" and books_are_true()


def test_a_customer_pays_from_their_balance_and_from_nothing_else(
    desk, office, rosa, jorge, ana, admin
):
    asked = desk.asks(rosa)
    own = Customer.objects.get(portal_user=rosa)
    own.document_number = "20131312955"
    own.save()
    desk.says(ana, asked["conversation"])
    loaded = desk.loads(rosa, asked, amount=soles("60.00")).data
    desk.post(admin, f"recharges/{loaded['id']}/approve/")
    made = office.issue(line("50"), customer=own)
    body = {"amount": soles("50.00"), "method": "balance"}

    assert desk.post(rosa, "payments/", {**body, "method": "cash"}).status_code == 403
    paid = desk.post(
        rosa,
        "payments/",
        {**body, "allocations": [{"invoice": str(made.id), "amount": soles("50.00")}]},
    )

    assert paid.status_code == 201, paid.data
    assert office.again(made).state == "paid" and desk.balance(rosa) == "10.00"
    assert desk.get(jorge, f"payments/{paid.data['id']}/").status_code == 404
    assert len(desk.get(rosa, "payments/").data["results"]) == 1
    more = desk.post(rosa, "payments/", {"amount": soles("50.00"), "method": "balance"})
    assert more.data["code"] == "insufficient_balance" and books_are_true()


def test_a_promise_and_a_dispute_are_written_on_the_invoice(desk, office, ana, tomas):
    made = office.issue()
    soon = (today(clock.now()) + timedelta(days=4)).isoformat()

    kept = desk.post(ana, f"invoices/{made.id}/promise/", {"promised_on": soon}).data
    told = desk.post(ana, f"invoices/{made.id}/dispute/", {"disputed": True, "note": "No es mía"})

    assert kept["promised_on"] == soon and told.data["disputed"] is True
    past = {"promised_on": "2020-01-01"}
    assert desk.post(ana, f"invoices/{made.id}/promise/", past).status_code == 422
    assert desk.post(tomas, f"invoices/{made.id}/promise/", past).status_code == 403
    assert set(made.changes.values_list("what", flat=True)) >= {"promised", "disputed"}


def test_the_card_lives_in_the_thread_and_the_receipt_is_told_once(desk, office, records, ana):
    talk = desk.writes().conversation_id
    desk.says(ana, talk)
    theirs = Conversation.objects.get(id=talk).identity.customer_id
    paid = records("30.00", conversation=str(talk), customer=str(theirs)).data

    rows = Message.objects.filter(conversation=talk, kind="card").order_by("number")
    assert [row.card["type"] for row in rows] == ["payment", "receipt"]
    assert rows[0].card["state"] == "confirmed"
    assert rows[1].text == "Recibimos S/ 30.00. Saldo pendiente: S/ 0.00. A su favor: S/ 30.00."
    desk.post(office.clerk, f"payments/{paid['id']}/allocate-oldest/")
    assert rows.all().count() == 2


def test_the_day_agrees_with_the_ledger(desk, office, records, admin):
    records("100.00")
    records("50.00", method="wallet", operation_number="77")
    paid = records("20.00").data
    desk.post(admin, f"payments/{paid['id']}/reverse/", {"reason": "x"})

    day = desk.get(office.clerk, "payments/daily/").data

    assert day["agrees"] is True
    totals = {row["method"]: row["total"]["amount"] for row in day["totals"]}
    assert totals == {"cash": "100.00", "transfer": "0.00", "wallet": "50.00", "card": "0.00"}
    said = desk.get(office.clerk, "payments/daily/file/")
    assert "Efectivo,Pagos,Carla Vega,2,120.00,PEN" in said.content.decode()
    book = desk.get(office.clerk, "payments/daily/file/?kind=xlsx")
    assert b"".join(book.streaming_content)[:2] == b"PK"
    Payment.objects.filter(method="wallet").update(amount_minor=1)
    assert daily.of_day(today(clock.now())).agrees is False
