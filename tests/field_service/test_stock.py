"""Parts on the shelf, kept back for orders, put into them, counted and carried about."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from field_service.models import Balance, Part, Reservation, StockMove
from field_service.operations.parts import places, registering, reserving
from field_service.operations.parts.stock import NotAvailable
from field_service.operations.parts.using import MoreThanUsed
from field_service.queries import parts
from hub.kernel import clock
from hub.kernel.errors import Forbidden, Invalid, NotFound
from tests.field_service.shop import again
from tests.field_service.store import Store, figures

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(shop):
    return Store(shop)


def seen(part):
    row = parts.with_stock(Part.objects.filter(id=part.id)).get()
    return [row.on_hand, row.reserved, row.available, row.incoming]


def test_what_is_kept_back_is_not_available(store, shop):
    part, order = store.part(stock=5), shop.order()

    store.reserve(order, part, 3)

    assert seen(part) == [5, 3, 2, 0]
    with pytest.raises(NotAvailable) as refused:
        store.reserve(shop.order(), part, 3)
    assert refused.value.fields["available"] == "2"
    assert figures(part) == (5, 3)


def test_a_cancelled_order_frees_its_parts(store, shop):
    part, order = store.part(stock=5), shop.order()
    store.reserve(order, part, 3)

    shop.move(order, "cancel", by=shop.clerk, reason="Viaja")

    assert figures(part) == (5, 0)
    assert Reservation.objects.get().state == "released"


def test_what_was_broken_off_frees_its_parts(store, shop, admin):
    part, order = store.part(stock=5), shop.order()
    shop.assign(order)
    store.reserve(order, part, 3)
    shop.move(order, "start")
    store.use(order, part, 1, by=shop.technician)

    shop.move(order, "break-off", by=admin, reason="No hay acceso")

    assert figures(part) == (4, 0)
    assert [row.quantity for row in parts.used_on(order.id)] == [1]


def test_use_takes_first_what_was_kept_back(store, shop):
    part, order = store.part(stock=5), shop.order()
    held = store.reserve(order, part, 3)

    store.use(order, part, 2)
    assert (figures(part), again(held).state) == ((3, 1), "open")
    store.use(order, part, 2)  # one of it was not kept back

    assert (figures(part), again(held).state) == ((1, 0), "used")
    with pytest.raises(NotAvailable):
        store.use(order, part, 2)


def test_nobody_takes_what_another_order_waits_for(store, shop):
    part = store.part(stock=5)
    store.reserve(shop.order(), part, 5)

    with pytest.raises(NotAvailable):
        store.use(shop.order(), part, 1)
    with pytest.raises(NotAvailable):
        store.count(part, 4)


def test_a_technician_takes_from_their_own_van_first(store, shop):
    part, van, order = store.part(stock=5), store.van(), shop.order()
    shop.assign(order)
    store.carry(part, 2, van)

    used = store.use(order, part, 1, by=shop.technician)

    assert used.location_id == van.id
    assert figures(part, van) == (1, 0)


def test_the_cost_is_the_average_of_what_came(store, shop):
    part, order = store.part(), shop.order()
    store.stock(part, 3, cost="10.00")
    store.stock(part, 1, cost="20.00")
    assert (again(part).cost_minor, again(part).value_minor) == (1250, 5000)

    used = store.use(order, part, 1)

    assert used.cost_minor == 1250
    assert again(part).value_minor == 3750


def test_cents_are_neither_made_nor_lost(store, shop):
    part, order = store.part(), shop.order()
    store.stock(part, 3, cost="0.33")
    store.stock(part, 4, cost="0.34")

    costs = [store.use(order, part, 1).cost_minor for _ in range(7)]

    assert sum(costs) == 3 * 33 + 4 * 34
    assert (again(part).value_minor, again(part).cost_minor) == (0, costs[-1])


def test_what_comes_back_comes_at_what_it_cost(store, shop):
    part, order = store.part(stock=4), shop.order()
    used = store.use(order, part, 3)
    store.stock(part, 1, cost="99.00")

    store.give_back(used, 2)

    assert (again(used).quantity, again(used).given_back, again(used).cost_minor) == (1, 2, 1000)
    assert figures(part) == (4, 0)
    with pytest.raises(MoreThanUsed):
        store.give_back(used, 2)


def test_an_act_of_a_phone_that_comes_again_uses_once(store, shop):
    part, order, act = store.part(stock=5), shop.order(), uuid4()

    first = store.use(order, part, 1, act_id=act)

    assert store.use(order, part, 1, act_id=act).id == first.id
    assert figures(part) == (4, 0)
    with pytest.raises(NotFound):
        store.use(shop.order(), part, 1, act_id=act)


def test_a_count_is_a_move_with_a_reason(store):
    part = store.part(stock=5)

    assert store.count(part, 5) is None
    with pytest.raises(Invalid):
        store.count(part, 3, reason=" ")
    assert store.count(part, "3.5").quantity == Decimal("-1.5")
    assert store.count(part, 8).value_minor == 4500
    assert figures(part) == (8, 0)


def test_carrying_changes_places_and_no_value(store, shop):
    part, van = (
        store.part(
            stock=3,
        ),
        store.van(),
    )
    before = again(part).value_minor

    store.carry(part, 2, van)

    assert (figures(part, van), figures(part)) == ((2, 0), (3, 0))
    assert again(part).value_minor == before
    assert len(set(StockMove.objects.filter(kind="move").values_list("pair", flat=True))) == 1
    with pytest.raises(Invalid):
        store.carry(part, 1, van, source=van)


def test_a_technician_carries_only_to_and_from_their_van(store, shop):
    part, van, second = store.part(stock=3), store.van(), store.place("Taller")

    store.carry(part, 1, van, by=shop.technician)
    with pytest.raises(Forbidden):
        store.carry(part, 1, second, by=shop.technician)


def test_an_ended_order_takes_no_parts(store, shop):
    part, order = store.part(stock=3), shop.order()
    shop.move(order, "cancel", by=shop.clerk, reason="x")
    for act in (store.reserve, store.use):
        with pytest.raises(reserving.OrderEnded):
            act(order, part, 1)


@pytest.mark.parametrize("quantity", ["0", "-1", "0.0001", "1000000"])
def test_quantities_are_above_nothing(store, shop, quantity):
    part = store.part(stock=3)
    with pytest.raises(Invalid) as refused:
        store.use(shop.order(), part, quantity)
    assert "quantity" in refused.value.fields


def test_codes_are_one_whatever_their_letters(store):
    store.part("FIL-01")
    with pytest.raises(registering.PartCodeTaken):
        store.part("fil-01")


def test_a_place_with_something_in_it_is_not_put_away(store):
    part, second = store.part(), store.place("Taller")
    store.stock(part, 1, at=second)
    fields = {"archived": True}
    with pytest.raises(places.PlaceNotEmpty):
        places.change(location_id=second.id, fields=fields, by=store.clerk, at=clock.now())


def test_the_database_keeps_moves_and_balances(store):
    part = store.part(stock=3)
    for change in (
        lambda: StockMove.objects.update(quantity=9),
        lambda: StockMove.objects.all().delete(),
        lambda: Balance.objects.filter(part=part).update(on_hand=-1),
        lambda: Balance.objects.filter(part=part).update(reserved=4),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
