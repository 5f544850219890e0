"""Many hands at the same time: one credit, one spending; the storms are in `test_twenty_times`."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from billing.models import Claim, Entry, Recharge
from billing.operations.payments import recording
from billing.operations.payments.recording import PaymentForm
from billing.operations.recharges import decide, reverse
from billing.operations.recharges.request import load
from billing.queries import ledger
from billing.types import PaymentMethod, RechargeForm
from chat.models import Conversation
from crm.models import Communication, Customer, Grant
from crm.operations import communications, customers
from hub.accounts.models import User
from hub.accounts.operations import people
from hub.kernel import clock
from hub.kernel.money import Money
from tests.crowd import outcomes
from tests.desk import say

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def advisors(transactional_db: None) -> list[User]:
    return [people.add(username=f"asesor{n}", role="advisor") for n in range(4)]


@pytest.fixture
def asked(advisors: list[User], rosa: User) -> Iterator[Communication]:
    """Rosa's answered communication."""
    made = communications.open_from_portal(
        user=rosa, channel="web", body="hola", data={}, client_id=uuid4(), at=clock.now()
    )
    say(advisors[0], made.conversation_id, "claro")
    yield Communication.objects.get(id=made.id)


def cash(rosa: User, asked: Communication, **more: Any) -> Recharge:
    form = RechargeForm(**{"amount": Money(5_000, "PEN"), "method": "cash", **more})
    return load(form=form, communication_id=asked.id, by=rosa, at=clock.now())


def test_one_grant_gives_one_recharge_however_often_it_is_asked(asked, rosa):
    came = outcomes(*[lambda: cash(rosa, asked) for _ in range(8)])

    assert came == {"done": 1, "grant_spent": 7}
    assert Recharge.objects.get().id == Grant.objects.get().recharge_id


def test_one_operation_number_pays_once(asked, rosa, advisors):
    others = [
        communications.open_from_portal(
            user=rosa, channel="web", body=str(n), data={}, client_id=uuid4(), at=clock.now()
        )
        for n in range(4)
    ]
    say(advisors[0], asked.conversation_id, "a todas")

    came = outcomes(
        *[
            lambda one=one: cash(rosa, one, method="wallet", operation_number="OP7")
            for one in others
        ]
    )

    assert came == {"done": 1, "operation_number_used": 3}
    assert Grant.objects.filter(recharge_id=None).count() == 4


def test_an_answer_read_by_everybody_at_once_gives_one_grant(rosa, advisors, monkeypatch):
    monkeypatch.setattr("hub.kernel.events._tell", lambda event: None)
    made = communications.open_from_portal(
        user=rosa, channel="web", body="hola", data={}, client_id=uuid4(), at=clock.now()
    )
    say(advisors[0], made.conversation_id, "claro")

    came = outcomes(
        *[lambda: communications.follow(conversation_ids=[made.conversation_id]) for _ in range(8)]
    )

    assert came == {"done": 8}
    assert Grant.objects.count() == Communication.objects.count() == 1


@pytest.mark.parametrize("_", range(3))
def test_a_credit_and_a_move_at_once_agree_on_the_customer(advisors, rosa, desk, _):
    desk.asks(rosa)
    received = desk.writes()
    say(advisors[0], received.conversation_id, "claro")
    conversation = Conversation.objects.select_related("identity").get(id=received.conversation_id)
    communications.follow(conversation_ids=[conversation.id])
    recharge = cash(advisors[0], Communication.objects.get(conversation=conversation))

    came = outcomes(
        lambda: decide.approve(recharge_id=recharge.id, by=advisors[1], at=clock.now()),
        lambda: customers.prove(conversation=conversation, user=rosa, at=clock.now()),
    )

    assert came == {"done": 2}
    credited = Recharge.objects.get(id=recharge.id)
    assert ledger.balance(credited.customer_id).minor == 5_000
    assert ledger.discrepancies() == []


def test_credits_of_many_customers_at_once_do_not_wait_for_each_other_for_ever(asked, advisors):
    made = []
    for n in range(6):
        user = people.add(username=f"cliente{n}", role="customer")
        one = communications.open_from_portal(
            user=user, channel="web", body="hola", data={}, client_id=uuid4(), at=clock.now()
        )
        say(advisors[0], one.conversation_id, "claro")
        made.append(cash(user, one))

    came = outcomes(
        *[
            lambda one=one: decide.approve(recharge_id=one.id, by=advisors[1], at=clock.now())
            for one in made
        ]
    )

    assert came == {"done": 6}
    assert ledger.discrepancies() == []


def test_of_a_recharge_and_a_payment_with_one_number_one_wins(asked, rosa, advisors):
    customer = Customer.objects.get(portal_user=rosa)
    clerk = people.add(username="caja", role="clerk")
    number = {"method": "wallet", "operation_number": "OP9"}
    form = PaymentForm(
        money=Money(5_000, "PEN"), method=PaymentMethod.WALLET, operation_number="op-9"
    )

    came = outcomes(
        lambda: cash(rosa, asked, **number),
        lambda: recording.record(customer_id=customer.id, form=form, by=clerk, at=clock.now()),
    )

    assert came == {"done": 1, "operation_number_used": 1}
    assert Claim.objects.get(kind="operation").value == "OP9"


@pytest.mark.parametrize("_", range(3))
def test_many_admins_reverse_a_recharge_once(asked, rosa, advisors, _):
    admins = [people.add(username=f"jefe{n}", role="admin") for n in range(4)]
    recharge = cash(rosa, asked)
    decide.approve(recharge_id=recharge.id, by=advisors[1], at=clock.now())

    came = outcomes(
        *[
            lambda by=by: reverse.reverse(
                recharge_id=recharge.id, reason="falso", by=by, at=clock.now()
            )
            for by in admins
        ]
    )

    row = Recharge.objects.get(id=recharge.id)
    assert came == {"done": 2, "conflict": 2}
    assert row.state == "reversed" and row.reversal_asked_by_id != row.reversed_by_id
    assert ledger.balance(row.customer_id).minor == 0
    assert Entry.objects.filter(kind="reversal").count() == 1
    assert ledger.discrepancies() == []
