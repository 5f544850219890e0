"""The books: every entry sums to zero, nothing posted ever changes, balances follow."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from billing.models import Account, Entry, Posting
from billing.operations import ledger
from billing.queries import ledger as queries
from billing.types import AccountKind, EntryKind, Line, Source
from crm.models import Customer
from hub.kernel.errors import DomainError, Invalid
from hub.kernel.ids import new_id
from hub.kernel.money import Money

AT = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


@pytest.fixture
def customers(db: None) -> list[UUID]:
    return [
        Customer.objects.create(name=name, created_at=AT, updated_at=AT).id
        for name in ("Rosa", "Jorge", "Elena")
    ]


@pytest.fixture
def credit() -> Callable[..., Entry]:
    """Post an amount to a customer's balance, out of the bank."""

    def post(customer_id: UUID, minor: int, *, source: UUID | None = None) -> Entry:
        money = Money(minor, "PEN")
        return ledger.post(
            source=Source(type="recharge", id=source or new_id()),
            kind=EntryKind.RECHARGE,
            lines=[
                Line(kind=AccountKind.CLEARING_TRANSFER, money=-money),
                Line(kind=AccountKind.CUSTOMER, customer_id=customer_id, money=money),
            ],
            description="",
            by=None,
            at=AT,
        )

    return post


def test_a_credit_raises_the_balance_by_two_postings_that_sum_to_zero(customers, credit):
    rosa = customers[0]

    entry = credit(rosa, 5_000)

    assert sorted(entry.postings.values_list("amount", flat=True)) == [-5_000, 5_000]
    assert queries.balance(rosa) == Money(5_000, "PEN")
    assert queries.balance(customers[1]) == Money(0, "PEN")


def test_one_event_is_posted_once(customers, credit):
    event = new_id()
    credit(customers[0], 100, source=event)

    with pytest.raises(ledger.AlreadyPosted):
        credit(customers[0], 100, source=event)

    assert queries.balance(customers[0]).minor == 100


def test_a_balance_never_falls_below_zero(customers, credit):
    rosa = customers[0]
    credit(rosa, 1_000)

    with pytest.raises(ledger.InsufficientBalance):
        credit(rosa, -1_001)
    with pytest.raises(DatabaseError), transaction.atomic():
        Account.objects.filter(customer_id=rosa).update(balance=-1)

    assert queries.balance(rosa).minor == 1_000


@pytest.mark.parametrize("amounts", [[100, -99], [100], [0, 0], []])
def test_lines_that_do_not_sum_to_zero_are_refused(db, amounts):
    kinds = [AccountKind.CLEARING_CASH, AccountKind.CLEARING_WALLET]
    lines = [
        Line(kind=kind, money=Money(minor, "PEN"))
        for kind, minor in zip(kinds, amounts, strict=False)
    ]

    with pytest.raises(Invalid):
        ledger.post(
            source=Source(type="test", id=new_id()),
            kind=EntryKind.METHOD,
            lines=lines,
            description="",
            by=None,
            at=AT,
        )

    assert not Entry.objects.exists()


@pytest.mark.parametrize("table", ["billing_entry", "billing_posting"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_raw_sql_cannot_change_what_was_posted(customers, credit, table, verb):
    credit(customers[0], 100)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb.format(table))

    assert Posting.objects.count() == 2


@pytest.mark.postgres
def test_the_database_refuses_an_entry_that_does_not_sum_to_zero(customers, credit):
    entry = credit(customers[0], 100)
    cash = Account.objects.create(kind=AccountKind.CLEARING_CASH, currency="PEN", updated_at=AT)

    with (
        pytest.raises(DatabaseError, match="sum to zero"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        Posting.objects.create(entry=entry, account=cash, amount=1, balance_after=1)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_audit_finds_a_balance_that_was_tampered_with(customers, credit, capsys):
    credit(customers[0], 100)
    call_command("ledger_audit")

    Account.objects.filter(customer_id=customers[0]).update(balance=101)

    with pytest.raises(CommandError):
        call_command("ledger_audit")
    assert "expected 100, found 101" in capsys.readouterr().out


@given(
    moves=st.lists(
        st.tuples(st.integers(0, 2), st.integers(-5_000, 5_000).filter(bool)), max_size=12
    )
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_money_is_neither_made_nor_lost(customers, credit, moves):
    with transaction.atomic():
        expected = [0, 0, 0]
        for who, minor in moves:
            try:
                credit(customers[who], minor)
                expected[who] += minor
            except DomainError:
                assert expected[who] + minor < 0

        assert [queries.balance(each).minor for each in customers] == expected
        assert sum(Account.objects.values_list("balance", flat=True)) == 0
        assert queries.discrepancies() == []
        transaction.set_rollback(True)
