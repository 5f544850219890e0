"""Whatever people try in whatever order, a recharge is credited at most once and grants add up."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from billing.models import Recharge
from billing.operations.recharges import correct, decide
from billing.operations.recharges.request import load
from billing.queries import ledger, transitions
from billing.types import RechargeForm
from crm.models import Customer, Grant
from hub.kernel import clock
from hub.kernel.errors import DomainError
from hub.kernel.money import Money
from tests.desk import picture

STEPS = {
    "approve": lambda row, by, proof: decide.approve(recharge_id=row.id, by=by, at=clock.now()),
    "reject": lambda row, by, proof: decide.reject(
        recharge_id=row.id, reason="no", by=by, at=clock.now()
    ),
    "cancel": lambda row, by, proof: decide.cancel(recharge_id=row.id, by=by, at=clock.now()),
    "attach-proof": lambda row, by, proof: correct.attach_proof(
        recharge_id=row.id, proof=proof(by), fields={}, by=by, at=clock.now()
    ),
}


@pytest.fixture
def unlocked(desk, rosa, ana):
    return desk.unlocked(rosa, ana)


@given(steps=st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 3)), max_size=7))
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_walk_keeps_the_books(unlocked, rosa, ana, luis, admin, steps):
    people = [rosa, ana, luis, admin]
    form = RechargeForm(amount=Money(1_000, "PEN"), method="cash")
    row = load(form=form, communication_id=unlocked["id"], by=rosa, at=clock.now())
    before = ledger.balance(row.customer_id).minor

    for name, who in steps:
        row = Recharge.objects.get(id=row.id)
        offered = name in transitions.allowed(row, people[who])
        try:
            STEPS[name](row, people[who], lambda by: picture(by).id)
            assert offered, "what was not offered was done"
        except DomainError:
            assert not offered, "what was offered was refused"

    row = Recharge.objects.get(id=row.id)
    credited = row.state == "credited"
    assert ledger.balance(Customer.objects.get().id).minor - before == 1_000 * credited
    assert Grant.objects.filter(recharge_id=row.id).exists() == (row.state != "cancelled")
    assert ledger.discrepancies() == []
    Grant.objects.update(recharge_id=None, spent_at=None, spent_by=None)
