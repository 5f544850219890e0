"""Whatever is posted in whatever order, the ledger is what a sheet of paper beside it says."""

from collections import defaultdict

import pytest
from django.db import DatabaseError, transaction
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from billing.models import Account, Entry, Posting
from billing.operations import ledger
from billing.operations.ledger import AlreadyPosted, InsufficientBalance
from billing.queries import ledger as queries
from billing.types import LIABILITIES, AccountKind, EntryKind, Line, Source
from hub.kernel import clock
from hub.kernel.errors import Invalid
from hub.kernel.ids import new_id
from hub.kernel.money import Money
from tests.billing.machines import Machine, walk
from tests.billing.office import add_customer

pytestmark = pytest.mark.django_db
WHO, MINOR = st.integers(0, 2), st.integers(1, 500)
OF_A_CUSTOMER = st.sampled_from(LIABILITIES)
OF_THE_HOUSE = st.sampled_from([AccountKind.CLEARING_CASH, AccountKind.REVENUE, AccountKind.TAX])


class Ledger(Machine):
    """Three customers, the accounts of the house, and the sheet of paper."""

    def begin(self):
        self.customers = [add_customer(f"C{n}", f"2010007097{n}").id for n in range(3)]
        self.paper = defaultdict(int)
        self.posted = []

    def line(self, kind, minor, who=None):
        own = self.customers[who] if who is not None else None
        return Line(kind=kind, money=Money(minor, "PEN"), customer_id=own)

    def post(self, *lines, source=None):
        source = source or Source(type="recharge", id=new_id())
        ledger.post(
            source=source, kind=EntryKind.RECHARGE, lines=lines, description="", by=None,
            at=clock.now(),
        )  # fmt: skip
        for each in lines:
            self.paper[each.kind, each.customer_id] += each.money.minor
        self.posted.append((source, lines))

    @rule(kind=OF_A_CUSTOMER, other=OF_THE_HOUSE, who=WHO, minor=MINOR)
    def gives(self, kind, other, who, minor):
        self.post(self.line(other, -minor), self.line(kind, minor, who))

    @rule(kind=OF_A_CUSTOMER, other=OF_THE_HOUSE, who=WHO, minor=MINOR)
    def takes(self, kind, other, who, minor):
        lines = self.line(other, minor), self.line(kind, -minor, who)
        if self.paper[kind, self.customers[who]] >= minor:
            self.post(*lines)
        else:
            with pytest.raises(InsufficientBalance):
                self.post(*lines)

    @rule(kind=OF_A_CUSTOMER, one=WHO, two=WHO, minor=MINOR)
    def moves(self, kind, one, two, minor):
        lines = self.line(kind, -minor, one), self.line(kind, minor, two)
        wrong = Invalid if one == two else InsufficientBalance
        if one != two and self.paper[kind, self.customers[one]] >= minor:
            self.post(*lines)
        else:
            with pytest.raises(wrong):
                self.post(*lines)

    @rule(who=WHO, net=MINOR, tax=MINOR)
    def sells(self, who, net, tax):
        self.post(
            self.line(AccountKind.RECEIVABLE, -net - tax, who),
            self.line(AccountKind.REVENUE, net),
            self.line(AccountKind.TAX, tax),
        )

    @rule(who=WHO, minor=MINOR, off=st.integers(-3, 3).filter(bool))
    def does_not_add_up(self, who, minor, off):
        with pytest.raises(Invalid):
            self.post(
                self.line(AccountKind.CLEARING_CASH, -minor),
                self.line(AccountKind.CUSTOMER, minor + off, who),
            )

    @precondition(lambda self: self.posted)
    @rule(data=st.data())
    def posts_the_same_again(self, data):
        source, lines = data.draw(st.sampled_from(self.posted))
        with pytest.raises((AlreadyPosted, InsufficientBalance)):
            self.post(*lines, source=source)

    @precondition(lambda self: self.posted)
    @rule(kind=st.sampled_from([Entry, Posting]), how=st.sampled_from(["update", "delete"]))
    def rewrites_the_past(self, kind, how):
        rows = kind.objects.all()
        with pytest.raises(DatabaseError), transaction.atomic():
            if how == "delete":
                rows._raw_delete(rows.db)
            else:
                rows.update(**{"amount": 1} if kind is Posting else {"description": "x"})

    @invariant()
    def accounts_say_what_the_paper_says(self):
        found = {(row.kind, row.customer_id): row.balance for row in Account.objects.all()}
        assert {key: sum for key, sum in found.items() if sum} == {
            key: sum for key, sum in self.paper.items() if sum
        }
        assert sum(found.values()) == 0
        assert all(sum >= 0 for (kind, _), sum in found.items() if kind in LIABILITIES)

    @invariant()
    def every_posting_says_what_was_left(self):
        left = defaultdict(int)
        for row in Posting.objects.order_by("id"):
            left[row.account_id] += row.amount
            assert row.balance_after == left[row.account_id]
        assert Entry.objects.count() == len(self.posted)
        assert queries.discrepancies() == []


def test_the_ledger_is_what_the_paper_says():
    walk(Ledger)
