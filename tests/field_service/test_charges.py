"""A done order becomes money: once, and back when the invoice is taken back."""

import pytest

from billing.models import Invoice
from billing.operations.credit_notes import drafting as credits
from billing.operations.credit_notes import issuing as credit_issuing
from billing.operations.invoices import closing, drafting, issuing
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.types import CreditReason, PaymentMethod
from billing.types.crediting import CreditForm
from field_service.models import BilledSource
from field_service.operations.charging import following
from field_service.operations.orders import moving
from field_service.tasks import follow_invoices
from field_service.types import Told
from hub.kernel import clock
from hub.kernel.errors import DomainError
from tests.field_service.after import Bills, steps_of
from tests.field_service.shop import again

pytestmark = pytest.mark.django_db


@pytest.fixture
def bills(shop, admin) -> Bills:
    return Bills(shop, admin)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_hours_and_the_way_become_lines_and_their_sum(bills, desk, carla):
    bills.costs("labour", "80.00")
    bills.costs("travel", "45.00", per="visit")
    row = bills.done(work=100, travel=25)

    seen = desk.get(carla, f"service-orders/{row.id}/charges/").data

    lines = {each["key"]: each for each in seen["lines"]}
    assert lines["labour"]["quantity"] == "1.75"
    assert lines["labour"]["net"]["amount"] == "140.00"
    assert lines["labour"]["minutes"] == 100
    assert lines["travel"]["net"]["amount"] == "45.00"
    assert seen["net"]["amount"] == "185.00"
    assert seen["total"]["amount"] == "218.30"
    assert seen["allowed_transitions"] == ["invoice"]


def test_an_invoice_takes_everything_once(bills, desk, carla):
    bills.costs("labour", "80.00", rounds_to=1)
    row = bills.done(work=61, travel=20)
    bills.costs("travel", "30.00", rounds_to=1)

    made = desk.post(carla, f"service-orders/{row.id}/invoice/")
    assert made.status_code == 201, made.data
    again_ = desk.post(carla, f"service-orders/{row.id}/invoice/")

    invoice = Invoice.objects.get(id=made.data["invoice"]["id"])
    assert invoice.net_minor == sum(each.net_minor for each in invoice.lines.all())
    assert [str(each.quantity) for each in invoice.lines.order_by("position")] == [
        "1.0167",
        "0.3333",
    ]
    assert again_.status_code == 409
    assert again_.data["code"] == "already_billed"
    assert again_.data["fields"]["invoices"] == [str(invoice.id)]
    assert made.data["charges"]["lines"] == []
    assert again(row).state == "done"


def test_issued_is_invoiced_and_paid_is_closed(bills, desk, carla, committed):
    bills.costs("labour", "80.00")
    row = bills.done()
    invoice = bills.make(row)

    with committed():
        issuing.issue(invoice_id=invoice.id, by=carla, at=clock.now())
    assert again(row).state == "invoiced"
    assert refused(desk, carla, row, "reopen") == "conflict"

    with committed():
        recording.record(
            customer_id=row.customer_id,
            form=PaymentForm(
                money=again(invoice).total,
                method=PaymentMethod.CASH,
                shares=[Share(invoice=invoice.id, minor=invoice.total_minor)],
            ),
            by=carla,
            at=clock.now(),
        )
    assert again(row).state == "closed"


def test_a_discarded_draft_gives_back_what_stood_on_it(bills, carla):
    bills.costs("labour", "80.00")
    row = bills.done()
    invoice = bills.make(row)

    with pytest.raises(following.BeingBilled):
        bills.shop.move(row, "reopen", by=carla, reason="Falta engrasar")
    drafting.discard(invoice_id=invoice.id, by=carla)

    assert bills.make(row).net_minor == 8000
    assert BilledSource.objects.count() == 2


def test_a_void_invoice_gives_back_and_the_order_waits_again(bills, carla, committed):
    bills.costs("labour", "80.00")
    row = bills.done()
    invoice = bills.make(row)
    with committed():
        issuing.issue(invoice_id=invoice.id, by=carla, at=clock.now())

    closing.void(invoice_id=invoice.id, reason="Otro cliente", by=bills.boss, at=clock.now())
    assert again(row).state == "invoiced"  # the announcement was lost
    follow_invoices()

    assert again(row).state == "done"
    assert steps_of(row)[-2:] == ["invoice", "uninvoice"]
    second = bills.make(row)
    assert second.net_minor == invoice.net_minor


def test_what_was_wholly_credited_can_be_billed_again(bills, carla, committed):
    bills.costs("labour", "80.00")
    row = bills.done()
    invoice = bills.make(row)
    with committed():
        issuing.issue(invoice_id=invoice.id, by=carla, at=clock.now())
    form = CreditForm(reason=CreditReason.OTHER)
    note = credits.draft(invoice_id=invoice.id, form=form, by=carla, at=clock.now())

    with committed():
        credit_issuing.issue(credit_note_id=note.id, by=bills.boss, at=clock.now())

    assert again(row).state == "done"
    assert bills.make(row).net_minor == invoice.net_minor


def test_only_some_lines_as_they_were_changed(bills, desk, carla):
    bills.costs("labour", "80.00")
    row = bills.done(work=60, travel=30)
    wanted = {"key": "labour", "description": "Cambio de sellos", "unit_price": "95.5"}

    made = desk.post(carla, f"service-orders/{row.id}/invoice/", {"lines": [wanted]})

    line = Invoice.objects.get(id=made.data["invoice"]["id"]).lines.get()
    assert (line.description, line.net_minor) == ("Cambio de sellos", 9550)
    left = made.data["charges"]["lines"]
    assert [(each["key"], each["priced"]) for each in left] == [("travel", False)]
    refused_ = desk.post(carla, f"service-orders/{row.id}/invoice/")
    assert (refused_.status_code, list(refused_.data["fields"])) == (422, ["lines"])
    priced = {"key": "travel", "unit_price": "20"}
    more = desk.post(carla, f"service-orders/{row.id}/invoice/", {"lines": [priced]})
    assert more.status_code == 201, more.data


def test_nothing_to_bill_is_said(bills, desk, carla):
    row = bills.done(work=0)
    answer = desk.post(carla, f"service-orders/{row.id}/invoice/")
    assert (answer.status_code, answer.data["code"]) == (409, "nothing_to_bill")


def test_an_order_that_is_not_done_is_not_billed(bills, desk, carla):
    row = bills.shop.order()
    answer = desk.post(carla, f"service-orders/{row.id}/invoice/")
    assert (answer.status_code, answer.data["code"]) == (409, "conflict")


def refused(desk, who, row, step):
    with pytest.raises(DomainError) as said:
        moving.move(order_id=row.id, step=step, told=Told(reason="x"), by=who, at=clock.now())
    return said.value.code
