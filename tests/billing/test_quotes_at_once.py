"""Many hands on one quote: one answer, one invoice, numbers without a gap."""

from datetime import timedelta
from decimal import Decimal

import pytest

from billing.models import Invoice, Quote, QuoteAnswer
from billing.operations.quotes import answering, converting, drafting, sending
from billing.types import LineInput
from billing.types.quotes import AnsweredBy, QuoteForm, QuoteLineInput, Signed
from crm.models import Customer
from hub.kernel import clock
from hub.kernel.home import today
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db(transaction=True)
PUMP = LineInput(
    description="Bomba", quantity=Decimal(1), unit_price=Decimal(100), tax_rate=Decimal(18)
)


def drafted(by) -> Quote:
    at = clock.now()
    customer, _ = Customer.objects.get_or_create(
        name="Pedro Mamani", defaults={"created_at": at, "updated_at": at}
    )
    form = QuoteForm(lines=[QuoteLineInput(line=PUMP)])
    return drafting.draft(customer_id=customer.id, form=form, by=by, at=at)


def sent(by) -> Quote:
    row = drafted(by)
    return sending.send(quote_id=row.id, by=by, at=clock.now(), tell=False)


def accepting(row, by=None, name="Pedro"):
    how = AnsweredBy.ADVISOR if by else AnsweredBy.LINK
    signed = Signed(how=how, name=name, revision=1, evidence="Lo dijo")
    return lambda: answering.accept(quote_id=row.id, signed=signed, by=by, at=clock.now())


def test_of_ten_who_accept_one_does(ana):
    row = sent(ana)

    done = outcomes(*[accepting(row, name=f"P{n}") for n in range(10)])

    assert done == {"done": 1, "conflict": 9}
    assert QuoteAnswer.objects.count() == 1


def test_accepted_and_rejected_at_once_is_one_of_both(ana):
    row = sent(ana)
    rejecting = [
        lambda: answering.reject(quote_id=row.id, reason="No", by=None, at=clock.now())
    ] * 5

    done = outcomes(*[accepting(row)] * 5, *rejecting)

    assert done == {"done": 1, "conflict": 9}
    row.refresh_from_db()
    assert (row.state == "accepted") == QuoteAnswer.objects.exists()


def test_nobody_accepts_what_expires_at_that_moment(ana):
    row = sent(ana)
    Quote.objects.update(valid_until=today(clock.now()) - timedelta(days=2))
    expiring = [lambda: answering.expire(quote_id=row.id, at=clock.now())] * 5

    done = outcomes(*[accepting(row)] * 5, *expiring)

    assert done == {"done": 5, "expired": 5}
    assert not QuoteAnswer.objects.exists()


def test_converted_ten_times_at_once_it_is_one_invoice(ana):
    row = sent(ana)
    accepting(row, ana)()
    converting_ = [lambda: converting.convert(quote_id=row.id, by=ana, at=clock.now())] * 10

    assert outcomes(*converting_) == {"done": 10}
    assert Invoice.objects.count() == 1


def test_sent_at_once_they_are_numbered_without_a_gap(ana):
    rows = [drafted(ana) for _ in range(12)]
    Quote.objects.filter(id__in=[row.id for row in rows[:3]]).update(
        valid_until=today(clock.now()) - timedelta(days=2)
    )

    done = outcomes(
        *[
            lambda row=row: sending.send(quote_id=row.id, by=ana, at=clock.now(), tell=False)
            for row in rows
        ]
    )

    assert done == {"done": 9, "invalid": 3}
    numbers = sorted(Quote.objects.exclude(number=None).values_list("number", flat=True))
    assert numbers == list(range(1, 10))
