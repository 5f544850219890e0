"""Papers that find the window closed: kept, listed as not told, and told once they write again."""

from datetime import timedelta

import pytest

from billing.models import Coupon, Invoice, Payment, Quote, Reminder, ReminderLevel
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.operations.reminders import sending
from billing.queries import reminders
from billing.tasks import follow_receipts
from billing.types import PaymentMethod
from chat.models import Message
from hub.kernel import clock
from hub.kernel.home import today
from hub.kernel.money import Money
from tests.billing.quoting import VISIT, media
from tests.billing.test_reminders import monday_noon
from tests.billing.window import channel, open_until, silent, writes

__all__ = ["channel", "media", "silent", "writes"]

LINE = {"description": "Mantenimiento", "quantity": "1", "unit_price": "100", "tax_rate": "0"}


@pytest.fixture(autouse=True)
def own_folder(media):
    """What is drawn here is thrown away with the test."""


@pytest.fixture
def billed(desk, silent, carla):
    made = desk.post(carla, f"conversations/{silent}/actions/invoice/", {"lines": [LINE]})
    assert made.status_code == 201, made.data
    return made.data


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


@pytest.fixture
def sweep(django_capture_on_commit_callbacks):
    def run(times=2):
        for _ in range(times):
            with django_capture_on_commit_callbacks(execute=True):
                follow_receipts()

    return run


def out(conversation):
    """What is on its way to the customer, or was there."""
    rows = Message.objects.filter(conversation=conversation, direction="out", private=False)
    return rows.exclude(state="failed").order_by("number")


def listed(desk, who, path):
    return [row["id"] for row in desk.get(who, f"{path}?untold=true").data["results"]]


def test_a_quote_waits_and_is_sent_once(desk, silent, ana, writes, sweep):
    before = out(silent).count()
    made = desk.post(ana, f"conversations/{silent}/actions/quote/", {"lines": [VISIT]}).data
    now = desk.get(ana, f"quotes/{made['id']}/").data
    assert (now["state"], now["told_error"]) == ("sent", "window_closed")
    sweep()
    assert listed(desk, ana, "quotes/") == [made["id"]] and out(silent).count() == before

    writes("¿y mi cotización?")
    sweep(3)

    paper, words = out(silent)[before:]
    assert (paper.kind, words.card["type"]) == ("file", "choices") and now["number"] in words.text
    assert listed(desk, ana, "quotes/") == [] and Quote.objects.get().told_message_id == words.id


def test_an_invoice_waits_and_is_sent_once(desk, silent, billed, carla, writes, sweep):
    before = out(silent).count()
    notice = desk.get(carla, f"invoices/{billed['id']}/").data["notice"]
    assert (notice["state"], notice["error"], notice["cost"]) == ("refused", "window_closed", "")
    sweep()
    assert listed(desk, carla, "invoices/") == [billed["id"]] and out(silent).count() == before

    writes()
    sweep(3)

    words, _paper = out(silent)[before:]
    assert billed["label"] in words.text and listed(desk, carla, "invoices/") == []


def test_what_is_void_by_then_is_not_told(desk, silent, billed, admin, writes, sweep):
    before = out(silent).count()
    voided = desk.post(admin, f"invoices/{billed['id']}/void/", {"reason": "Error"})
    assert voided.data["state"] == "void", voided.data

    writes()
    sweep()

    assert out(silent).count() == before


def test_a_charge_waits_until_it_can_be_asked(desk, silent, billed, ana, writes, sweep):
    made = desk.post(ana, f"conversations/{silent}/actions/charge/", {}).data
    notice = desk.get(ana, f"charges/{made['id']}/").data["notice"]
    assert (notice["state"], notice["error"]) == ("refused", "window_closed")
    before = out(silent).count()

    writes()
    sweep(3)

    texts = [row.text for row in out(silent)[before:] if "por pagar" in row.text]
    assert len(texts) == 1


def test_a_receipt_waits_and_is_sent_once(desk, silent, billed, carla, pays, writes, sweep):
    pays(billed["id"], 10_000)
    paid = Payment.objects.get()
    assert listed(desk, carla, "payments/") == [str(paid.id)]
    assert not out(silent).filter(card__type="receipt").exists()

    writes()
    sweep(3)

    receipt = out(silent).get(card__type="receipt")
    assert receipt.id == Payment.objects.get().receipt_id and listed(desk, carla, "payments/") == []
    assert Message.objects.get(card__type="payment").card["untold"] is False


def test_a_coupon_waits_and_is_sent_once(desk, silent, admin, writes, sweep):
    form = {"kind": "discount", "percent": "10"}
    made = desk.post(admin, f"conversations/{silent}/actions/coupon/", form)
    assert made.status_code == 201, made.data
    assert listed(desk, admin, "coupons/") == [made.data["id"]]
    assert Message.objects.get(card__type="coupon").card["untold"] is True

    writes()
    sweep(3)

    card = out(silent).get(card__type="coupon")
    assert made.data["code"] in card.text and card.card["untold"] is False
    assert listed(desk, admin, "coupons/") == []


def test_a_coupon_that_is_void_by_then_is_not_offered(desk, silent, admin, writes, sweep):
    form = {"kind": "discount", "percent": "10"}
    made = desk.post(admin, f"conversations/{silent}/actions/coupon/", form).data
    desk.post(admin, f"coupons/{made['id']}/void/", {"reason": "Otro"})

    writes()
    sweep()

    assert not out(silent).filter(card__type="coupon").exists()
    assert Coupon.objects.get().untold_at is None and listed(desk, admin, "coupons/") == []


def reminded(desk, carla, customer, noon):
    ReminderLevel.objects.update(is_on=True)
    body = {
        "customer": str(customer),
        "lines": [LINE],
        "due_on": (today(noon) - timedelta(days=4)).isoformat(),
    }
    made = desk.post(carla, "invoices/", body)
    issued = desk.post(carla, f"invoices/{made.data['id']}/issue/", {})
    assert issued.data.get("state") == "open", issued.data
    sending.remind(at=noon)
    return Reminder.objects.get()


def test_a_reminder_waits_for_a_word_and_tells_what_is_owed_then(desk, silent, carla, writes, pays):
    noon = monday_noon()
    customer = Message.objects.filter(conversation=silent).first().conversation.identity.customer_id
    row = reminded(desk, carla, customer, noon)
    assert (row.state, row.reason, str(row.conversation_id)) == (
        "untold",
        "window_closed",
        str(silent),
    )
    open_until(silent, noon + timedelta(days=1))

    sending.tell_again(at=noon + timedelta(hours=9))  # at night nobody is reminded
    assert Reminder.objects.get().state == "untold"
    for _ in range(2):
        sending.tell_again(at=noon)

    assert Reminder.objects.get().state == "said"
    assert Message.objects.filter(card__why="reminder").count() == 1


def test_a_reminder_of_what_is_paid_by_then_is_not_told(desk, silent, carla, pays):
    noon = monday_noon()
    customer = Message.objects.filter(conversation=silent).first().conversation.identity.customer_id
    row = reminded(desk, carla, customer, noon)
    pays(reminders.still_owed(row)[0].id, 10_000)
    open_until(silent, noon + timedelta(days=1))

    sending.tell_again(at=noon)

    row.refresh_from_db()
    assert (row.state, row.reason) == ("untold", "settled")
