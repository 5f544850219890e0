"""What many hands do to the same recharge at once, twenty times over: always the same end."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from billing.models import Entry, Recharge
from billing.operations.recharges import decide
from billing.operations.recharges.request import load
from billing.queries import ledger
from billing.types import RechargeForm
from crm.models import Communication, Customer
from crm.operations import communications
from hub.accounts.models import User
from hub.accounts.operations import people
from hub.kernel import clock
from hub.kernel.money import Money
from tests.crowd import outcomes
from tests.desk import say

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 20


@pytest.fixture
def advisors(transactional_db: None) -> list[User]:
    return [people.add(username=f"asesor{n}", role="advisor") for n in range(4)]


@pytest.fixture
def asked(rosa: User, advisors: list[User]) -> Callable[[], Communication]:
    """Rosa asks, an advisor answers: she may load one recharge."""

    def ask():
        made = communications.open_from_portal(
            user=rosa, channel="web", body="hola", data={}, client_id=uuid4(), at=clock.now()
        )
        say(advisors[0], made.conversation_id, "claro")
        communications.follow(conversation_ids=[made.conversation_id])
        return Communication.objects.get(id=made.id)

    return ask


def loaded(asked: Communication, by: User, **more: Any) -> Recharge:
    form = RechargeForm(**{"amount": Money(5_000, "PEN"), "method": "cash", **more})
    return load(form=form, communication_id=asked.id, by=by, at=clock.now())


def test_twenty_approvals_of_one_recharge(asked, rosa, advisors):
    for turn in range(1, ROUNDS + 1):
        row = loaded(asked(), rosa)

        came = outcomes(
            *[
                lambda by=by, row=row: decide.approve(recharge_id=row.id, by=by, at=clock.now())
                for by in advisors * 5
            ]
        )

        assert came == {"done": 1, "conflict": 19}
        assert Entry.objects.count() == turn
        assert ledger.balance(Customer.objects.get().id).minor == 5_000 * turn
    assert ledger.discrepancies() == []


def test_an_approval_and_a_rejection(asked, rosa, advisors):
    for _ in range(ROUNDS):
        row = loaded(asked(), rosa)

        came = outcomes(
            lambda row=row: decide.approve(recharge_id=row.id, by=advisors[1], at=clock.now()),
            lambda row=row: decide.reject(
                recharge_id=row.id, reason="no", by=advisors[2], at=clock.now()
            ),
        )

        found = Recharge.objects.get(id=row.id)
        assert came == {"done": 1, "conflict": 1}
        assert Entry.objects.filter(source_id=row.id).exists() == (found.state == "credited")
    assert ledger.discrepancies() == []


def test_two_recharges_of_one_operation_number(asked, rosa):
    for turn in range(ROUNDS):
        number = {"method": "wallet", "operation_number": f"OP{turn}"}
        one, other = asked(), asked()

        came = outcomes(
            lambda one=one, number=number: loaded(one, rosa, **number),
            lambda other=other, number=number: loaded(other, rosa, **number),
        )

        assert came == {"done": 1, "operation_number_used": 1}
        assert Recharge.objects.count() == turn + 1
