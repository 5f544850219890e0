"""Whatever is done to stock in whatever order: it is the sum of its moves, and never below zero."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import strategies as some
from hypothesis.stateful import invariant, rule

from field_service.operations.parts import reserving
from field_service.operations.parts.stock import NotAvailable
from hub.kernel import clock
from tests.billing.machines import Machine, walk
from tests.field_service.shop import again
from tests.field_service.store import Store, figures

pytestmark = pytest.mark.django_db
SOME = some.decimals(min_value="0.001", max_value=9, places=3)
CENTS = some.integers(min_value=0, max_value=5000)


class Shelf(Machine):
    """One part in a store and a van, and two orders that want it."""

    def begin(self):
        shop = self.people["shop"]
        self.store = Store(shop)
        self.van = self.store.van()
        self.part = self.store.part()
        self.orders = [shop.order(), shop.order()]
        self.uses = []

    @rule(quantity=SOME, cents=CENTS)
    def comes(self, quantity, cents):
        self.store.stock(self.part, quantity, cost=f"{Decimal(cents) / 100:.2f}")

    @rule(quantity=SOME, first=some.booleans())
    def is_reserved(self, quantity, first):
        self._try(self.store.reserve, self.orders[first], self.part, quantity)

    @rule(quantity=SOME, first=some.booleans())
    def is_used(self, quantity, first):
        if (used := self._try(self.store.use, self.orders[first], self.part, quantity)) is not None:
            self.uses.append(used)

    @rule(first=some.booleans())
    def is_released(self, first):
        reserving.release_all(again(self.orders[first]), at=clock.now())

    @rule(quantity=SOME)
    def is_carried(self, quantity):
        self._try(self.store.carry, self.part, quantity, self.van)

    @rule(quantity=SOME)
    def is_counted(self, quantity):
        self._try(self.store.count, self.part, quantity)

    @rule()
    def comes_back(self):
        if self.uses:
            used = again(self.uses.pop())
            self.store.give_back(used, used.quantity)

    @invariant()
    def adds_up(self):
        on_hand, _ = figures(self.part)
        value = again(self.part).value_minor
        assert value >= 0
        assert on_hand or not value

    def _try(self, act, *what):
        try:
            return act(*what)
        except NotAvailable:
            return None


def test_stock_is_the_sum_of_its_moves(shop):
    walk(Shelf, times=8, shop=SimpleNamespace(**vars(shop), order=shop.order))
