"""Invoices: numbered at issue, frozen then, voided or given up."""

import pytest
from django.db import DatabaseError, connection, transaction

from billing.models import Account, Invoice, InvoiceLine, Series
from billing.operations.invoices import closing, drafting, issuing
from billing.operations.sealing import digest
from billing.queries import ledger
from hub.kernel import clock
from hub.kernel.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from hub.kernel.home import today
from tests.billing.office import DocumentKind, add_customer, books_are_true, line

pytestmark = pytest.mark.django_db


def owed(customer):
    return -sum(
        Account.objects.filter(customer=customer, kind="receivable").values_list(
            "balance", flat=True
        )
    )


def test_a_draft_has_no_number_and_owes_nothing(office):
    draft = office.draft(line("100", rate="18"))

    assert (draft.state, draft.number, draft.total_minor) == ("draft", None, 11_800)
    assert owed(office.customer) == 0


def test_issuing_numbers_seals_and_posts(office):
    one, two = office.issue(line("100", rate="18")), office.issue(line("50", kind="part"))

    assert [one.label, two.label] == ["F001-00000001", "F001-00000002"]
    assert two.previous_hash == one.hash and digest(office.again(two)) == two.hash
    assert owed(office.customer) == 11_800 + 5_000
    sums = {row.kind: row.balance for row in Account.objects.filter(customer=None)}
    assert sums == {"revenue": 10_000, "tax": 1_800, "revenue_parts": 5_000}
    assert books_are_true()


def test_a_number_is_not_lost_with_a_draft_or_a_refused_issue(office):
    drafting.discard(invoice_id=office.draft().id, by=office.clerk)
    nameless = office.draft(customer=add_customer("Sin RUC", ""))
    with pytest.raises(Invalid):
        issuing.issue(invoice_id=nameless.id, by=office.clerk, at=clock.now())

    assert office.issue().number == 1


def test_a_range_ends_and_says_so(office):
    Series.objects.create(
        kind="invoice", code="F009", first_number=7, last_number=8, created_at=clock.now()
    )
    assert [office.issue().number for _ in range(2)] == [7, 8]

    with pytest.raises(Conflict) as refusal:
        office.issue()
    assert refusal.value.code == "series_exhausted"
    with pytest.raises(Conflict):
        office.issue()
    assert Invoice.objects.filter(number__isnull=False).count() == 2


def test_a_series_is_valid_on_its_days(office):
    day = today(clock.now())
    Series.objects.create(
        kind="invoice", code="F009", valid_until=day.replace(year=2020), created_at=clock.now()
    )
    with pytest.raises(Conflict) as refusal:
        office.issue()
    assert refusal.value.code == "series_expired"


@pytest.mark.parametrize(
    "number, kind, lines, total_ok",
    [
        ("45678912", DocumentKind.INVOICE, [line("10")], False),  # a DNI gets no factura
        ("45678912", DocumentKind.RECEIPT, [line("10")], True),
        ("", DocumentKind.RECEIPT, [line("700")], True),
        ("", DocumentKind.RECEIPT, [line("700.01")], False),
        ("20100070970", DocumentKind.INVOICE, [line("1", rate="18"), line("1", rate="10")], False),
        (
            "20100070970",
            DocumentKind.INVOICE,
            [line("1", rate="18"), line("1", tax_kind="exempt")],
            True,
        ),
    ],
)
def test_what_peru_asks(office, number, kind, lines, total_ok):
    made = office.draft(*lines, kind=kind, customer=add_customer("Comprador", number))
    if total_ok:
        assert issuing.issue(invoice_id=made.id, by=office.clerk, at=clock.now()).number == 1
        return
    with pytest.raises(Invalid):
        issuing.issue(invoice_id=made.id, by=office.clerk, at=clock.now())


def test_who_may_do_what(office, ana, rosa, tomas):
    draft = office.draft()
    for person, refusal in ((ana, Forbidden), (rosa, NotFound), (tomas, NotFound)):
        with pytest.raises(refusal):
            issuing.issue(invoice_id=draft.id, by=person, at=clock.now())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE billing_invoice SET total_minor = 1, net_minor = 1, tax_minor = 0",
        "UPDATE billing_invoice SET number = 99",
        "UPDATE billing_invoice SET snapshot = '{}'",
        "DELETE FROM billing_invoice",
        "UPDATE billing_invoiceline SET net_minor = 1",
        "DELETE FROM billing_invoiceline",
    ],
)
def test_the_database_keeps_what_was_issued(office, sql):
    issued = office.issue(line("100", rate="18"))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert office.again(issued).total_minor == 11_800
    with pytest.raises(DatabaseError), transaction.atomic():
        InvoiceLine.objects.create(
            invoice=issued,
            position=9,
            description="x",
            quantity=1,
            unit_price=1,
            net_minor=1,
            tax_minor=0,
            total_minor=1,
        )


def test_a_void_invoice_keeps_its_number_and_owes_nothing(office, admin):
    made = office.issue()
    closing.void(invoice_id=made.id, reason="Cliente equivocado", by=admin, at=clock.now())

    assert office.again(made).state == "void"
    assert owed(office.customer) == 0 and office.issue().number == 2
    assert books_are_true()
    with pytest.raises(Conflict):
        closing.void(invoice_id=made.id, reason="otra vez", by=admin, at=clock.now())


def test_what_was_given_up_is_owed_again_when_it_is_paid(office, admin):
    made = office.issue()
    office.pay(40, on=made)
    closing.write_off(invoice_id=made.id, reason="Quebró", by=admin, at=clock.now())
    assert (office.again(made).state, owed(office.customer)) == ("uncollectible", 0)
    assert books_are_true()

    office.pay(60, on=made)

    assert office.again(made).state == "paid"
    assert ledger.discrepancies() == [] and books_are_true()


def test_a_key_makes_one_draft(office):
    form = drafting.InvoiceForm(lines=[line()])
    made = {
        drafting.draft(
            customer_id=office.customer.id, form=form, by=office.clerk, at=clock.now(), key="k1"
        ).id
        for _ in range(2)
    }
    assert len(made) == 1


def test_nothing_is_issued_twice(office):
    made = office.issue()
    with pytest.raises(DomainError) as refusal:
        issuing.issue(invoice_id=made.id, by=office.clerk, at=clock.now())
    assert refusal.value.fields["state"] == "open"
