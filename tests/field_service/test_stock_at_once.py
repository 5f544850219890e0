"""Many hands at the same shelf."""

import pytest

from field_service.models import Reservation
from tests.crowd import outcomes
from tests.field_service.store import Store, figures

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_ten_who_want_all_one_gets_it(shop):
    store = Store(shop)
    part, orders = store.part(stock=5), [shop.order() for _ in range(10)]

    came = outcomes(*[lambda row=row: store.reserve(row, part, 5) for row in orders])

    assert came == {"done": 1, "not_available": 9}
    assert figures(part) == (5, 5)


def test_of_ten_who_want_one_five_get_it(shop):
    store = Store(shop)
    part, orders = store.part(stock=5), [shop.order() for _ in range(10)]

    came = outcomes(*[lambda row=row: store.reserve(row, part, 1) for row in orders])

    assert came == {"done": 5, "not_available": 5}
    assert (figures(part), Reservation.objects.count()) == ((5, 5), 5)


def test_ten_who_use_at_once_never_take_more_than_there_is(shop):
    store = Store(shop)
    part, order = store.part(stock=4), shop.order()
    store.reserve(order, part, 2)

    came = outcomes(*[lambda: store.use(order, part, 1)] * 10)

    assert came == {"done": 4, "not_available": 6}
    assert figures(part) == (0, 0)
