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
            "invoice_owed_by_customer",
            lambda customer: invoices.owed_by(customer.id, "PEN"),
        ),
        (
            "invoice_of_contract",
            lambda customer: invoice_lists.of_contract(customer.id),
        ),
        (
            "invoice_of_customer",
            lambda customer: Invoice.objects.filter(customer=customer).order_by(
                "-created_at", "-id"
            )[:50],
        ),
        (
            "invoice_by_label",
            lambda customer: Invoice.objects.filter(label="F001-00000001").exclude(label=""),
        ),
    ],
)
def test_a_search_walks_its_index(office, index, asked):
    plan = plan_of(asked(office.customer))

    assert index in plan, plan
