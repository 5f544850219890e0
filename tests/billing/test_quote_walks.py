"""Wherever a quote is led, it obeys its table and keeps its word."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from billing.models import Invoice, Quote, QuoteAnswer
from billing.operations.quotes import answering, converting, drafting, sending
from billing.queries.quotes import STEPS, allowed
from billing.types.quotes import AnsweredBy, QuoteForm, QuoteLineInput, Signed
from crm.models import Customer
from hub.accounts.operations import people
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.errors import DomainError
from hub.kernel.home import today
from tests.billing.test_quotes_at_once import PUMP

pytestmark = pytest.mark.django_db
MOVES = ("send", "accept", "reject", "revise", "convert", "cancel", "day")
NEXT = {
    "send": "sent",
    "accept": "accepted",
    "reject": "rejected",
    "revise": "draft",
    "convert": "converted",
    "cancel": "cancelled",
}


def _do(row, name, by, at):
    if name == "send":
        sending.send(quote_id=row.id, by=by, at=at, tell=False)
    elif name == "accept":
        signed = Signed(
            how=AnsweredBy.ADVISOR, name="Eva", revision=row.revision, evidence="Lo dijo"
        )
        answering.accept(quote_id=row.id, signed=signed, by=by, at=at)
    elif name == "reject":
        answering.reject(quote_id=row.id, reason="", by=by, at=at)
    elif name == "revise":
        drafting.revise(quote_id=row.id, by=by, at=at)
    elif name == "convert":
        converting.convert(quote_id=row.id, by=by, at=at)
    else:
        answering.cancel(quote_id=row.id, reason="", by=by, at=at)


class Walks(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.sampled_from(MOVES), max_size=12))
    def test_every_walk_keeps_to_the_table(self, moves):
        at = clock.now()
        by = people.add(username="ana", role=Role.ADVISOR)
        customer = Customer.objects.create(name="Eva", created_at=at, updated_at=at)
        form = QuoteForm(lines=[QuoteLineInput(line=PUMP)])
        row = drafting.draft(customer_id=customer.id, form=form, by=by, at=at)
        for name in moves:
            if name == "day":
                at += timedelta(days=20)
                continue
            row = Quote.objects.get(id=row.id)
            before, may = row.state_on(today(at)), name in allowed(row, by, today(at))
            try:
                _do(row, name, by, at)
            except DomainError:
                self.assertTrue(not may or (name == "send" and row.valid_until < today(at)))
                self.assertEqual(Quote.objects.get(id=row.id).state, row.state)
                continue
            again = name == "convert" and before == "converted"
            self.assertTrue(may or again)
            self.assertIn(before, STEPS[name].states | ({"converted"} if again else set()))
            self.assertEqual(Quote.objects.get(id=row.id).state, NEXT[name])
        row = Quote.objects.get(id=row.id)
        agreed = row.state_on(today(at)) in ("accepted", "converted")
        self.assertEqual(QuoteAnswer.objects.filter(quote=row).exists(), agreed)
        self.assertLessEqual(Invoice.objects.filter(quote=row).count(), 1)
        self.assertLessEqual(row.revisions.count(), row.revision)
