"""A business that already runs begins here: each balance and invoice once."""

import pytest

from billing.models import Account, Invoice
from billing.operations.credit_notes import drafting as notes
from billing.operations.credit_notes import issuing as notes_issuing
from billing.operations.intakes import openings
from billing.operations.invoices import closing
from billing.queries import ledger
from billing.types import AccountKind, CreditReason
from billing.types.crediting import CreditForm
from hub.kernel import clock
from tests.billing.office import RUC, add_customer, books_are_true
from tests.billing.test_bank import taken_down

pytestmark = pytest.mark.django_db

INVOICES = f"""RUC,Número,Fecha,Vencimiento,Total,Saldo pendiente
{RUC},F001-00000045,01/10/2026,31/10/2026,200.00,120.00
{RUC},F001-00000046,05/10/2026,,80.00,80.00
99999999999,F001-00000047,05/10/2026,,80.00,80.00
{RUC},F001-00000048,05/10/2026,,80.00,90.00
"""
BALANCES = f"""Documento,Debe,A favor
{RUC},50.00,
45678912,,35.00
{RUC},,
"""


def took_in(by, text, kind):
    row = taken_down(by, text, kind, "")
    return openings.take_in(intake_id=row.id, by=by, at=clock.now())


def test_open_invoices_are_owed_under_their_own_numbers(office, admin):
    row = took_in(admin, INVOICES, "invoices")

    assert row.made == 2
    assert row.refused == [[4, "document", "unknown_customer"], [5, "balance", "bad_balance"]]
    first = Invoice.objects.get(label="F001-00000045")
    assert (first.state, first.balance_minor, str(first.due_on)) == ("open", 12_000, "2026-10-31")
    assert first.note == "Total 200.00; pagado antes 80.00." and first.hash
    assert Account.objects.get(kind=AccountKind.OPENING).balance == 20_000 and books_are_true()


def test_the_same_file_again_changes_nothing(office, admin):
    took_in(admin, INVOICES, "invoices")
    add_customer("Rosa Quispe", "45678912")
    took_in(admin, BALANCES, "balances")

    again = [took_in(admin, INVOICES, "invoices"), took_in(admin, BALANCES, "balances")]

    assert [(row.made, row.repeated) for row in again] == [(0, 2), (0, 2)]
    assert Invoice.objects.count() == 3 and books_are_true()


def test_balances_are_owed_or_the_customers(office, admin):
    rosa = add_customer("Rosa Quispe", "45678912")

    row = took_in(admin, BALANCES, "balances")

    assert row.made == 2 and row.refused == [[4, "owed", "owed_or_credit"]]
    assert ledger.balance(rosa.id).minor == 3_500
    assert Invoice.objects.get().label.startswith("SALDO INICIAL") and books_are_true()


def test_its_customer_reads_words_and_no_key(desk, office, admin, rosa):
    kept = add_customer("Rosa Quispe", "45678912")
    kept.portal_user = rosa
    kept.save()
    took_in(admin, BALANCES, "balances")

    [row] = desk.get(rosa, "me/transactions/").data["results"]
    assert (row["description"], row["amount"]["amount"]) == ("Saldo inicial", "35.00")


def test_what_was_brought_along_is_paid_voided_and_credited_like_any(office, admin):
    took_in(admin, INVOICES, "invoices")
    one, two = Invoice.objects.order_by("label")

    office.pay(120, on=one)
    closing.void(invoice_id=two.id, reason="duplicada", by=admin, at=clock.now())
    form = CreditForm(reason=CreditReason.CANCELLED)
    note = notes.draft(invoice_id=one.id, form=form, by=office.clerk, at=clock.now())
    notes_issuing.issue(credit_note_id=note.id, by=admin, at=clock.now())

    assert office.again(one).state == "paid" and office.again(two).state == "void"
    assert not Account.objects.filter(kind=AccountKind.REVENUE).exclude(balance=0).exists()
    assert books_are_true()


def test_a_look_before_and_only_admins_take_in(desk, office, admin, carla):
    row = taken_down(carla, INVOICES, "invoices", "")

    seen = desk.get(carla, f"intakes/{row.id}/preview/").data
    assert (seen["new"], seen["refused"]) == (2, 2)
    assert seen["lines"][2]["code"] == "unknown_customer"
    assert seen["lines"][0]["amount"]["amount"] == "-120.00"
    assert desk.post(carla, f"intakes/{row.id}/take-in/").status_code == 403
    done = desk.post(admin, f"intakes/{row.id}/take-in/").data
    assert (done["state"], done["made"]) == ("done", 2)
