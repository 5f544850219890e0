"""What a done order costs: rates, warranty, what was agreed to, parts; to the cent."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from billing.operations.invoices import issuing
from billing.types import LineInput, priced
from field_service.models import Order
from field_service.operations.parts import using
from field_service.operations.parts.reserving import OrderEnded
from field_service.queries.charge_lines import rounded
from field_service.types.after import ChosenLine
from hub.kernel import clock
from hub.kernel.home import today
from tests.field_service.after import Bills, accepted_quote
from tests.field_service.shop import MONDAY, again
from tests.field_service.store import Store

pytestmark = pytest.mark.django_db


@pytest.fixture
def bills(shop, admin) -> Bills:
    return Bills(shop, admin)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


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


def test_a_warranty_counts_on_the_day_somebody_asked(bills, desk, carla):
    bills.costs("labour", "80.00")
    day = today(clock.now())
    machine = bills.shop.machine(warranty_until=day)
    row = bills.done(machine_id=machine.id)
    Order.objects.filter(id=row.id).update(done_at=clock.now() + timedelta(days=2))

    assert desk.get(carla, f"service-orders/{row.id}/").data["under_warranty"] is True
    seen = desk.get(carla, f"service-orders/{row.id}/charges/").data
    assert seen["covered_by"] == "warranty"

    Order.objects.filter(id=row.id).update(created_at=clock.now() + timedelta(days=1))
    assert desk.get(carla, f"service-orders/{row.id}/").data["under_warranty"] is False


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
