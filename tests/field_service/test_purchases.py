"""Parts from the wish to the shelf: asked for, quoted, bought, received, waited for."""

import pytest
from django.db import IntegrityError, transaction

from billing.queries.steps import IllegalTransition
from field_service.models import Offer, OrderStep, Part, PartsRequest, PartsRequestStep
from field_service.operations.purchases import ordering, receiving
from field_service.operations.purchases.answering import OfferClosed
from field_service.operations.purchases.records import RequestChanged
from field_service.queries import parts, purchases
from hub.kernel import clock
from hub.kernel.errors import Forbidden, Invalid, NotFound
from hub.reports.models import Notification
from tests.field_service.buying import Buying
from tests.field_service.shop import again
from tests.field_service.store import figures

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(shop):
    return Buying(shop)


def incoming(part):
    return parts.with_stock(Part.objects.filter(id=part.id)).get().incoming


def test_from_the_wish_to_the_shelf(desk):
    part = desk.part()
    row = desk.ask_for((part, 4))
    first, second = desk.quoting(row, desk.supplier("A"), desk.supplier("B"))
    desk.answer(first, 1200)
    desk.answer(second, 1000, days=9)
    row = desk.order(second)
    assert (row.state, row.total_minor, row.purchase_label) == ("ordered", 4000, "OC-000001")
    assert incoming(part) == 4
    assert again(first).state == "lost"

    ordering.confirm(request_id=row.id, eta_on=None, by=desk.clerk, at=clock.now())
    desk.ship(row)
    assert desk.receive(row, 1).state == "partially_received"
    assert desk.receive(row, 3).state == "received"

    assert (figures(part), incoming(part)) == ((4, 0), 0)
    assert (again(part).cost_minor, again(part).value_minor) == (1000, 4000)
    assert [step.what for step in row.steps.order_by("id")] == [
        *("requested", "asked", "asked", "answered", "answered", "ordered"),
        *("confirmed", "shipped", "received", "received"),
    ]


def test_what_a_supplier_lacks_is_asked_for_also_when_it_was_put_away_since(desk):
    pump, seal = desk.part(), desk.part("SEL-9")
    row = desk.ask_for((pump, 1), (seal, 2))
    (offer,) = desk.quoting(row, desk.supplier())
    desk.answer(offer, 1000, None)
    Part.objects.filter(id=seal.id).update(archived_at=clock.now())

    row = desk.order(offer)

    assert [line.part_id for line in row.lines.all()] == [pump.id]
    rest = PartsRequest.objects.exclude(id=row.id).get()
    assert [(line.part_id, line.quantity) for line in rest.lines.all()] == [(seal.id, 2)]


def test_an_order_waits_for_its_parts_and_goes_on_by_itself(desk, shop):
    part, order = desk.part(), shop.order()
    shop.assign(order)
    shop.move(order, "start")

    row = desk.bought((part, 2), order=order, by=shop.technician)
    assert (again(order).state, row.source) == ("waiting_parts", "technician")
    desk.receive(row, 1)
    assert again(order).state == "waiting_parts"
    desk.receive(row, 1)

    assert again(order).state == "assigned"
    assert figures(part) == (2, 2)  # kept back for it
    woken = OrderStep.objects.filter(order=order, what="resume")
    assert [step.author for step in woken] == [None]
    assert Notification.objects.filter(user=shop.technician, kind="parts").count() == 1


def test_an_order_nobody_was_at_is_visited_when_its_parts_come(desk, shop):
    part, order = desk.part(), shop.order()
    shop.assign(order)

    row = desk.bought((part, 2), order=order)
    desk.receive(row, 2)

    assert again(order).state == "assigned"


def test_an_order_waits_until_the_last_of_its_requests(desk, shop):
    part, other, order = desk.part(), desk.part("SEL-02"), shop.order()
    shop.assign(order)
    first = desk.bought((part, 1), order=order)
    second = desk.bought((other, 1), order=order)

    desk.receive(first, 1)
    assert again(order).state == "waiting_parts"
    desk.receive(second, 1)
    assert again(order).state == "assigned"


def test_a_technician_asks_for_their_own_orders(desk, shop):
    part, order = desk.part(), shop.order()
    with pytest.raises(NotFound):
        desk.ask_for((part, 1), by=shop.technician, order=order)
    with pytest.raises(Invalid):
        desk.ask_for((part, 1), by=shop.technician)
    shop.assign(order)
    row = desk.ask_for((part, 1), by=shop.technician, order=order)

    assert list(purchases.visible_to(shop.technician)) == [row]
    with pytest.raises(Forbidden):
        ordering.confirm(request_id=row.id, eta_on=None, by=shop.technician, at=clock.now())
    assert desk.end(row, "cancel", by=shop.technician).state == "cancelled"


def test_more_than_was_bought_is_refused(desk):
    row = desk.bought((desk.part(), 20))

    with pytest.raises(receiving.TooMuch) as refused:
        desk.receive(row, "21.5")
    assert refused.value.fields["most"] == "21.000"
    assert desk.receive(row, 21).state == "received"


def test_above_the_limit_an_admin_buys(desk, admin):
    row = desk.ask_for((desk.part(), 10))
    (offer,) = desk.quoting(row, desk.supplier())
    desk.answer(offer, 60_000)

    with pytest.raises(ordering.OverLimit):
        desk.order(offer)
    assert desk.order(offer, by=admin).state == "ordered"


def test_what_a_supplier_does_not_have_is_asked_for_again(desk):
    part, other = desk.part(), desk.part("SEL-02")
    row = desk.ask_for((part, 1), (other, 2))
    (offer,) = desk.quoting(row, desk.supplier())
    desk.answer(offer, 700, None)

    row = desk.order(offer)

    rest = PartsRequest.objects.exclude(id=row.id).get()
    assert [line.part for line in row.lines.all()] == [part]
    assert [(line.part, line.quantity) for line in rest.lines.all()] == [(other, 2)]
    assert rest.state == "requested"


def test_an_answer_says_something_of_every_line(desk):
    row = desk.ask_for((desk.part(), 1), (desk.part("B"), 1))
    (offer,) = desk.quoting(row, desk.supplier())

    for prices in ((None, None), (-1, 5), (10**16, 5)):
        with pytest.raises(Invalid):
            desk.answer(offer, *prices)
    with pytest.raises(Invalid):
        desk.answer(offer, 5, 5, days=999)


def test_nothing_is_answered_after_the_decision(desk):
    row = desk.ask_for((desk.part(), 1))
    first, second = desk.quoting(row, desk.supplier("A"), desk.supplier("B"))
    desk.answer(first, 500)
    with pytest.raises(ordering.NotOffered):
        desk.order(second)
    desk.order(first)

    with pytest.raises(IllegalTransition):
        desk.answer(second, 400)
    assert OfferClosed.code == "offer_closed"


def test_who_ends_a_request_and_until_when(desk, admin):
    row = desk.bought((desk.part(), 4))
    desk.ship(row)
    for step in ("cancel", "reject"):
        with pytest.raises(IllegalTransition):
            desk.end(row, step)
    with pytest.raises(Forbidden):
        desk.end(row, "break-off")
    with pytest.raises(Invalid):
        desk.end(row, "break-off", by=admin, reason=" ")

    assert desk.end(row, "break-off", by=admin).state == "cancelled"
    assert incoming(Part.objects.get()) == 0


def test_of_two_buyers_the_second_looks_again(desk):
    row = desk.bought((desk.part(), 4))
    stale = row.version
    desk.receive(row, 1)
    with pytest.raises(RequestChanged):
        desk.receive(row, 1, version=stale)


def test_a_supplier_is_asked_once(desk):
    row, supplier = desk.ask_for((desk.part(), 1)), desk.supplier()
    desk.quoting(row, supplier)
    desk.quoting(row, supplier)
    assert Offer.objects.count() == 1


def test_steps_are_kept(desk):
    desk.ask_for((desk.part(), 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        PartsRequestStep.objects.update(what="x")
