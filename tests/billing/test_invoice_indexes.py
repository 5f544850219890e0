"""What is looked for among many invoices is found by an index, on both engines."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from billing.models import Coupon, Invoice, Payment
from billing.queries import coupons, invoice_lists, invoices, payments
from billing.queries.coupons import digest_of
from billing.types import DocumentKind
from crm.queries.customers import called
from hub.kernel import clock
from hub.kernel.home import today

pytestmark = pytest.mark.django_db


@contextmanager
def without_walks():
    """On PostgreSQL a small table is read as a whole unless that is made dear."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")
        yield


def plan_of(rows):
    with without_walks():
        return rows.explain()


def listed(**asked):
    """A page of the list, as its door asks for it."""
    rows = invoice_lists.narrowed(Invoice.objects.all(), asked)
    return rows.order_by("-created_at", "-id")[:50]


def in_time(rows):
    return rows.order_by("-created_at", "-id")[:50]


BY_STATE = ("invoice_by_state", "invoice_owed_by_day", "invoice_owed_by_customer", "invoice_newest")
BY_NUMBER = ("invoice_by_label", "invoice_by_authority")
if connection.vendor == "sqlite":  # it joins no indexes for an order: it walks in that order
    BY_NUMBER = (*BY_NUMBER, "invoice_newest")
ANY_INDEX = ("Index Scan",) if connection.vendor == "postgresql" else ()
ASKED = {
    # SQLite proves no partial index from a parameter: it takes the customer's own.
    "owed": (
        ("invoice_owed_by_customer", "invoice_of_customer", "billing_invoice_customer_id"),
        lambda one: invoices.owed_by(one.id, "PEN"),
    ),
    "contract": (
        ("invoice_of_contract", "billing_invoice_contract_id"),
        lambda one: invoice_lists.of_contract(one.id),
    ),
    "customer": (
        ("invoice_of_customer",),
        lambda one: in_time(Invoice.objects.filter(customer=one)),
    ),
    "label": (("invoice_by_label",), lambda one: Invoice.objects.filter(label="F001-00000001")),
    "newest": (("invoice_newest",), lambda one: listed()),
    "pending": (BY_STATE, lambda one: listed(state=["open", "partial"])),
    "paid": (BY_STATE, lambda one: listed(state=["paid"])),
    "drafts": (BY_STATE, lambda one: listed(state=["draft"])),
    "overdue": (BY_STATE, lambda one: listed(state=["overdue"])),
    "overdue and paid": (BY_STATE, lambda one: listed(state=["overdue", "paid"])),
    "number": (BY_NUMBER, lambda one: listed(q="F001-123")),
    "month": (
        ("invoice_by_issue",),
        lambda one: (
            Invoice.objects.exclude(kind=DocumentKind.OPENING)
            .filter(issue_on__range=(today(clock.now()), today(clock.now())))
            .order_by("issue_on", "series", "number")
        ),
    ),
    "not used up": (
        ("payment_not_allocated", "payment_newest", "payment_of_customer"),
        lambda one: in_time(payments.narrowed(Payment.objects.all(), {"unallocated": True})),
    ),
    "free of one": (
        ("payment_not_allocated", "payment_of_customer", "billing_payment_customer_id"),
        lambda one: payments.with_something_free(one.id, "PEN"),
    ),
    "operation": (
        ("payment_by_operation",),
        lambda one: in_time(payments.narrowed(Payment.objects.all(), {"q": "OP123"})),
    ),
    "code": (("digest",), lambda one: Coupon.objects.filter(digest=digest_of("7KQM2XPD9WHT"))),
    "coupons of one": (("coupon_of_customer",), lambda one: coupons.of_customer(one.id)[:50]),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_search_walks_its_index(office, name):
    index, asked = ASKED[name]

    plan = plan_of(asked(office.customer))

    # Which of its indexes PostgreSQL takes for a few rows is chance; `tests/bench/p15_invoices`
    # shows which it takes for a million.
    assert any(each in plan for each in (*index, *ANY_INDEX)), plan
    assert "Seq Scan" not in plan, plan
    # An index that is walked in the order asked for is no table read as a whole.
    walked = [row for row in plan.splitlines() if "SCAN billing_" in row]
    assert all("USING INDEX" in row for row in walked), plan


def test_a_name_that_many_have_is_not_looked_for_by_each(office, monkeypatch):
    monkeypatch.setattr("crm.queries.customers.FEW", 0)
    made = office.issue()
    paid = office.pay(10)

    assert list(listed(q="transportes")) == [made]
    assert list(payments.narrowed(Payment.objects.all(), {"q": "andinos"})) == [paid]
    assert list(listed(q="nadie")) == []


def test_a_number_and_a_name_are_both_found(office):
    made = office.issue()
    paid = office.pay(10, method="wallet", operation_number="OP-123")

    for text in ("transportes", made.label, made.label[:-1], "f001-1", str(made.number)):
        assert list(listed(q=text)) == [made], text
    for text in ("op 12", "OP-123", "andinos"):
        assert list(payments.narrowed(Payment.objects.all(), {"q": text})) == [paid], text
    assert list(payments.narrowed(Payment.objects.all(), {"q": "P-123"})) == []


def test_a_number_is_looked_for_among_no_names(office, django_assert_num_queries):
    assert called("OP00012345") == [] and called("andinos") == [office.customer.id]
    with django_assert_num_queries(1):
        assert list(payments.narrowed(Payment.objects.all(), {"q": "OP00012345"})) == []
