"""Whatever is done with invoices in whatever order: numbers without a gap, every sol once."""

from itertools import pairwise

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from billing.models import Account, CreditNote, Invoice, Payment
from billing.operations.credit_notes import drafting as notes
from billing.operations.credit_notes import issuing as notes_issuing
from billing.operations.invoices import closing, correcting, drafting, issuing
from billing.operations.payments import allocating, undoing
from billing.queries.invoices import STEPS
from billing.types import OWED, AccountKind, CreditReason
from billing.types.crediting import CreditForm, TakenBack
from hub.kernel import clock
from hub.kernel.errors import DomainError
from tests.billing.machines import Machine, walk
from tests.billing.office import Office, add_customer, books_are_true, line

pytestmark = pytest.mark.django_db
WHICH, UNITS = st.integers(0, 9), st.integers(1, 150)
NEXT = {
    "": {"draft"},
    "draft": {"draft", "open", "paid"},
    "open": {"open", "partial", "paid", "void", "uncollectible"},
    "partial": {"open", "partial", "paid", "uncollectible"},
    "paid": {"open", "partial", "paid"},
    "uncollectible": {"uncollectible", "open", "partial", "paid"},
    "void": {"void"},
}
FROZEN = ("number", "label", "total_minor", "net_minor", "tax_minor", "hash", "previous_hash")


class Invoices(Machine):
    """A clerk and an admin with the papers of one customer."""

    def begin(self):
        self.office = Office(self.people["clerk"], add_customer())
        self.seen, self.sealed = {}, {}

    @initialize()
    def one_is_issued(self):
        self.drafts("100", "18")
        self.issues(0)

    @rule(price=st.sampled_from(["0.01", "33.33", "100"]), rate=st.sampled_from(["0", "18"]))
    def drafts(self, price, rate):
        self.office.draft(line(price, quantity="3", rate=rate), line("7.77", rate=rate))

    @rule(which=WHICH, price=st.sampled_from(["1", "50"]))
    def corrects(self, which, price):
        row = self.one(Invoice, which)
        self.tries("edit", row, correcting.edit, invoice_id=row.id, fields={"lines": [line(price)]})

    @rule(which=WHICH)
    def discards(self, which):
        row = self.one(Invoice, which)
        drafts = row.state == "draft"
        try:
            drafting.discard(invoice_id=row.id, by=self.people["clerk"])
        except DomainError:
            assert not drafts
        else:
            assert drafts

    @rule(which=WHICH)
    def issues(self, which):
        row = self.one(Invoice, which)
        self.tries("issue", row, issuing.issue, invoice_id=row.id)

    @rule(which=WHICH)
    def voids(self, which):
        row = self.one(Invoice, which)
        self.tries("void", row, closing.void, by="admin", invoice_id=row.id, reason="x")

    @rule(which=WHICH)
    def writes_off(self, which):
        row = self.one(Invoice, which)
        self.tries("write-off", row, closing.write_off, by="admin", invoice_id=row.id, reason="x")

    @rule(which=WHICH, units=UNITS)
    def pays(self, which, units):
        row = self.one(Invoice, which)
        if row.is_owed or row.state == "uncollectible":
            self.office.pay(units, on=row if row.is_owed else None)

    @rule(which=WHICH)
    def reverses(self, which):
        if row := self.one(Payment, which):
            self.tries("", row, undoing.reverse, by="admin", payment_id=row.id, reason="x")

    @rule(which=WHICH, minor=st.none() | st.integers(1, 3_000))
    def credits(self, which, minor):
        row = self.one(Invoice, which)
        first = row.lines.order_by("position").first()
        lines = [TakenBack(line=first.id, amount=minor)] if minor else []
        form = CreditForm(reason=CreditReason.CANCELLED, lines=lines)
        self.tries("", row, notes.draft, invoice_id=row.id, form=form)

    @rule(which=WHICH)
    def issues_a_note(self, which):
        if row := self.one(CreditNote, which):
            self.tries("", row, notes_issuing.issue, by="admin", credit_note_id=row.id)

    @rule(which=WHICH)
    def uses_credit(self, which):
        row = self.one(Invoice, which)
        self.tries("", row, allocating.use_credit, invoice_id=row.id)

    def tries(self, step, row, operation, *, by="clerk", **asked):
        """Take a step; a refusal has to be one that its table or the amounts explain."""
        legal = not step or row.state in STEPS[step].states
        try:
            operation(by=self.people[by], at=clock.now(), **asked)
        except DomainError:
            held = row.paid_minor or row.credited_minor if step == "void" else False
            assert not step or not legal or held, (step, row.state)
        else:
            assert legal, (step, row.state)

    def one(self, model, which):
        rows = list(model.objects.order_by("created_at", "id"))
        if not rows and model is Invoice:
            return self.office.draft(line("100"))
        return rows[which % len(rows)] if rows else None

    @invariant()
    def states_are_reached_by_the_table(self):
        for row in Invoice.objects.all():
            assert row.state in NEXT[self.seen.get(row.id, "")] | (
                NEXT["draft"] if row.id not in self.seen else set()
            ), (self.seen.get(row.id), row.state)
            self.seen[row.id] = row.state
            if row.number is not None:
                now = [getattr(row, name) for name in FROZEN]
                assert self.sealed.setdefault(row.id, now) == now
            if row.state in OWED:
                assert (row.state == "partial") == bool(row.paid_minor or row.applied_minor)

    @invariant()
    def numbers_have_no_gap_and_their_chain_holds(self):
        for model in (Invoice, CreditNote):
            rows = list(model.objects.exclude(number=None).order_by("series", "number"))
            assert [row.number for row in rows] == list(range(1, len(rows) + 1))
            assert all(one.hash == two.previous_hash for one, two in pairwise(rows))

    @invariant()
    def what_is_owed_is_what_the_invoices_say(self):
        owed = Invoice.objects.filter(state__in=OWED).values_list("balance_minor", flat=True)
        booked = Account.objects.filter(kind=AccountKind.RECEIVABLE).values_list(
            "balance", flat=True
        )
        assert sum(owed) == -sum(booked)
        assert sum(Account.objects.values_list("balance", flat=True)) == 0
        assert books_are_true()


def test_invoices_stand_where_the_table_lets_them(carla, admin):
    walk(Invoices, times=8, clerk=carla, admin=admin)
