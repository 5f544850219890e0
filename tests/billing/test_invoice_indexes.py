"""What is looked for among many invoices is found by an index, on both engines."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from billing.models import Invoice
from billing.queries import invoice_lists, invoices

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


@pytest.mark.parametrize(
    "index, asked",
    [
        (
            # SQLite proves no partial index from a parameter: it takes the customer's own.
            ("invoice_owed_by_customer", "invoice_of_customer", "billing_invoice_customer_id"),
            lambda customer: invoices.owed_by(customer.id, "PEN"),
        ),
        (
            ("invoice_of_contract", "billing_invoice_contract_id"),
            lambda customer: invoice_lists.of_contract(customer.id),
        ),
        (
            ("invoice_of_customer",),
            lambda customer: Invoice.objects.filter(customer=customer).order_by(
                "-created_at", "-id"
            )[:50],
        ),
        (
            ("invoice_by_label",),
            lambda customer: Invoice.objects.filter(label="F001-00000001").exclude(label=""),
        ),
    ],
)
def test_a_search_walks_its_index(office, index, asked):
    plan = plan_of(asked(office.customer))

    assert any(name in plan for name in index), plan
    assert "SCAN billing_invoice" not in plan and "Seq Scan" not in plan, plan
