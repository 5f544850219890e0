"""A done order becomes money: once, to the cent, and back when the invoice is taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from billing.models import Invoice
from billing.operations.credit_notes import drafting as credits
from billing.operations.credit_notes import issuing as credit_issuing
from billing.operations.invoices import closing, drafting, issuing
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.types import CreditReason, LineInput, PaymentMethod, priced
from billing.types.crediting import CreditForm
from field_service.models import BilledSource, Order
from field_service.operations.charging import following
from field_service.operations.orders import moving
from field_service.operations.parts import using
from field_service.operations.parts.reserving import OrderEnded
from field_service.queries.charge_lines import rounded
from field_service.tasks import follow_invoices
from field_service.types import Told
from field_service.types.after import ChosenLine
from hub.kernel import clock
from hub.kernel.errors import DomainError
from tests.field_service.after import Bills, accepted_quote, steps_of
from tests.field_service.shop import MONDAY, again
from tests.field_service.store import Store

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


def test_a_kind_may_cost_something_else(bills):
    bills.costs("labour", "80.00")
    bills.costs("labour", "120.00", kind=bills.shop.kind)
    row = bills.done()

    assert bills.make(row).net_minor == 12000


def test_under_warranty_nothing_is_owed(bills, desk, carla, committed):
    bills.costs("labour", "80.00")
    machine = bills.shop.machine(warranty_until=MONDAY.date() + timedelta(days=900))
    row = bills.done(machine_id=machine.id)

    seen = desk.get(carla, f"service-orders/{row.id}/charges/").data
    assert (seen["covered_by"], seen["total"]["amount"]) == ("warranty", "0.00")
    asked = desk.get(carla, f"service-orders/{row.id}/charges/?covered=false").data
    assert asked["total"]["amount"] == "94.40"

    invoice = bills.make(row)
    with committed():
        issuing.issue(invoice_id=invoice.id, by=carla, at=clock.now())
    assert invoice.total_minor == 0
    assert again(row).state in ("invoiced", "closed")


def test_warranty_may_be_closed_without_any_paper(bills, carla):
    row = bills.done()
    bills.shop.move(row, "close", by=carla)
    assert again(row).state == "closed"


def test_a_quote_is_what_was_agreed_to(bills, desk, carla, ana):
    bills.costs("labour", "80.00")
    quote = accepted_quote(bills.shop.customer, ana)
    row = bills.done(work=300)
    Order.objects.filter(id=row.id).update(quote=quote)

    seen = desk.get(carla, f"service-orders/{row.id}/charges/").data
    assert seen["quote"]["name"] == quote.label
    assert seen["total"] == quote.total.as_json()
    assert [each["chosen"] for each in seen["lines"]] == [False]

    made = desk.post(carla, f"service-orders/{row.id}/invoice/")
    assert made.data["invoice"]["total"] == quote.total.as_json()
    assert made.data["charges"]["quote"] is None
    assert again(quote).invoice_id is not None


def test_a_quote_and_what_came_on_top(bills, desk, carla, ana):
    bills.costs("labour", "80.00")
    quote = accepted_quote(bills.shop.customer, ana)
    row = bills.done(work=60)
    Order.objects.filter(id=row.id).update(quote=quote)

    made = bills.make(row, lines=[ChosenLine(key="labour")])

    assert again(made).net_minor == quote.net_minor + 8000
    assert made.lines.count() == 2


def test_parts_are_sold_at_their_price_and_are_not_given_back_from_a_bill(bills, desk, carla):
    row = bills.shop.order()
    bills.shop.assign(row)
    store = Store(bills.shop)
    seal = store.part(
        "SEL-1", stock=5, name="Sello hidráulico", item=bills.item("SEL-1", "35.50").id
    )
    rag = store.part("TRAPO", stock=5, name="Trapo industrial")
    bills.shop.move(row, "start")
    used = using.use(row.id, seal.id, Decimal(2), carla, clock.now())
    using.use(row.id, rag.id, Decimal(1), carla, clock.now())
    bills.shop.move(row, "finish")

    seen = desk.get(carla, f"service-orders/{row.id}/charges/").data
    lines = {each["description"]: each for each in seen["lines"] if each["kind"] == "part"}
    assert lines["SEL-1 Sello hidráulico"]["net"]["amount"] == "71.00"
    assert lines["TRAPO Trapo industrial"]["priced"] is False
    bills.make(row, lines=[ChosenLine(key=f"part:{used.id}")])

    with pytest.raises(OrderEnded):
        using.give_back(used.id, Decimal(1), carla, clock.now())


def test_nothing_to_bill_is_said(bills, desk, carla):
    row = bills.done(work=0)
    answer = desk.post(carla, f"service-orders/{row.id}/invoice/")
    assert (answer.status_code, answer.data["code"]) == (409, "nothing_to_bill")


def test_an_order_that_is_not_done_is_not_billed(bills, desk, carla):
    row = bills.shop.order()
    answer = desk.post(carla, f"service-orders/{row.id}/invoice/")
    assert (answer.status_code, answer.data["code"]) == (409, "conflict")


def test_rates_are_the_admins(bills, desk, carla):
    item = bills.item("HORA", "90.00")
    body = {"what": "labour", "item": str(item.id), "rounds_to": 30}

    assert desk.post(carla, "service-rates/", body).status_code == 403
    made = desk.post(bills.boss, "service-rates/", body)
    desk.post(bills.boss, "service-rates/", {**body, "rounds_to": 5})

    rows = desk.get(carla, "service-rates/").data["results"]
    assert [(each["id"], each["rounds_to"]) for each in rows] == [(made.data["id"], 5)]
    gone = desk.call(bills.boss, "DELETE", f"service-rates/{made.data['id']}/")
    assert gone.status_code == 204
    wrong = desk.post(bills.boss, "service-rates/", {**body, "per": "visit"})
    assert list(wrong.data["fields"]) == ["per"]


def refused(desk, who, row, step):
    with pytest.raises(DomainError) as said:
        moving.move(order_id=row.id, step=step, told=Told(reason="x"), by=who, at=clock.now())
    return said.value.code


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.integers(1, 10_000),
            st.integers(0, 99_999_999),
            st.sampled_from([Decimal(0), Decimal("12.5"), Decimal(100)]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([1, 15, 30, 60]),
)
def test_a_whole_is_the_sum_of_its_lines(rows, to):
    """What the preview says is what the invoice's arithmetic comes to, whatever the minutes."""
    lines = [
        LineInput(
            description="Mano de obra",
            quantity=(Decimal(rounded(minutes, to)) / 60).quantize(Decimal("0.0001")),
            unit_price=Decimal(cents).scaleb(-2),
            tax_rate=Decimal(18),
            discount_percent=off,
        )
        for minutes, cents, off in rows
    ]
    sums = priced(lines, "PEN")
    assert sums.total == sum(each.total for each in sums.lines)
    assert sums.total == sums.net + sums.tax
    assert all(minutes <= rounded(minutes, to) < minutes + to for minutes, _, _ in rows)
