"""A machine is sold while somebody asks for service at it."""

import pytest

from field_service.models import Order
from field_service.operations.machines import transferring
from field_service.operations.orders import requesting
from field_service.types import OrderForm, OrderSource
from hub.kernel import clock
from tests.crowd import outcomes
from tests.field_service.shop import add_customer, again

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_nobody_is_visited_at_what_is_anothers_by_now(shop):
    buyer = add_customer("Minera del Sur")

    def asks(machine, n):
        form = OrderForm(title="Fuga", machine_id=machine.id, kind_id=shop.kind.id)
        return lambda: requesting.request(
            customer_id=shop.customer.id, form=form, by=shop.clerk, at=clock.now(), key=f"{n}"
        )

    def runs(machine, n):
        form = OrderForm(
            title="Cambio", machine_id=machine.id, place="x", kind_id=shop.kind.id,
            source=OrderSource.PLAN,
        )  # fmt: skip
        return lambda: requesting.open_at(
            machine=machine, form=form, by=shop.clerk, at=clock.now(), key=f"plan {n}"
        )

    def sells(machine):
        return lambda: transferring.transfer(
            machine_id=machine.id, version=machine.version, customer_id=buyer.id, by=shop.clerk,
            at=clock.now(),
        )  # fmt: skip

    for n in range(8):
        machine = shop.machine(f"Excavadora {n}")
        came = outcomes(asks(machine, n), sells(machine), runs(machine, n), sells(machine))
        assert "not_found" not in came
        for row in Order.objects.filter(machine=machine):
            assert row.customer_id == again(machine).customer_id
