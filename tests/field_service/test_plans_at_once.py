"""Ten workers look at one plan at the same moment."""

import pytest

from field_service.models import MachineLabel, Order, PlanRun
from field_service.operations.machines import labels
from field_service.operations.plans import running
from hub.accounts.queries import house_bot
from hub.kernel import clock
from tests.crowd import outcomes
from tests.field_service.test_plans import due_today

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("counts_from", ["due", "done"])
def test_ten_sweeps_are_one_order(shop, counts_from):
    row = due_today(shop, counts_from=counts_from)
    house_bot()

    came = outcomes(*[lambda: running.run_if_due(plan_id=row.id, at=clock.now())] * 10)

    assert came == {"done": 10}
    assert Order.objects.count() == PlanRun.objects.count() == 1


def test_ten_hands_are_one_order(shop):
    row = due_today(shop)

    came = outcomes(
        *[
            lambda: running.run_now(
                plan_id=row.id, version=row.version, by=shop.clerk, at=clock.now()
            )
        ]
        * 10
    )

    assert came == {"done": 1, "changed": 9}
    assert Order.objects.count() == 1


def test_ten_prints_are_one_label(shop):
    machine = shop.machine()
    came = outcomes(
        *[lambda: labels.put_on(machine_id=machine.id, by=shop.clerk, at=clock.now())] * 10
    )
    assert came == {"done": 10}
    assert MachineLabel.objects.count() == 1
