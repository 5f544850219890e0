"""What a bank tells is taken in once and settled with what customers said."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from billing.models import BankLine, Payment
from billing.operations import reconciling
from billing.operations.intakes import bank, tables
from billing.operations.payments import recording
from billing.types.cells import amount_of, day_of
from hub.kernel import clock
from hub.kernel.errors import Conflict
from hub.kernel.money import Money
from tests.billing.office import Office, add_customer, books_are_true
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db

BCP = """Cuenta;191-1234567-0-11
Moneda;Soles
Fecha;Descripción operación;Monto;Operación - Número
20/11/2026;TRAN.CTAS.TERC.BM;1,200.00;00012345
20/11/2026;YAPE DE ROSA;80.00;778
20/11/2026;YAPE DE ROSA;80.00;778
21/11/2026;COMISION MANT;-5.50;
ayer;raro;10.00;9
"""


def taken_down(by, text=BCP, kind="bank", account="BCP soles"):
    upload = SimpleUploadedFile("movimientos.csv", text.encode())
    return tables.take_down(kind=kind, upload=upload, account=account, by=by, at=clock.now())


def took_in(by, text=BCP):
    return bank.take_in(intake_id=taken_down(by, text).id, by=by, at=clock.now())


def begun(office, units, number):
    form = recording.PaymentForm(
        money=Money(units * 100, "PEN"), method="transfer", operation_number=number
    )
    return recording.begin(
        customer_id=office.customer.id, form=form, by=office.clerk, at=clock.now()
    )


@pytest.mark.parametrize(
    ("cell", "plain"),
    [("S/ 1,250.00", "1250.00"), ("1.250,50", "1250.50"), ("(80)", "-80"), ("-5.5", "-5.5"),
     ("1,250", "1250"), ("S/. 30.00", "30.00"), ("x", None), ("", None)],
)  # fmt: skip
def test_amounts_as_people_write_them(cell, plain):
    assert amount_of(cell) == (None if plain is None else pytest.approx(amount_of(plain)))
    assert str(amount_of(cell)) == str(plain)


def test_days_as_people_write_them():
    assert [str(day_of(x)) for x in ("20/11/2026", "2026-11-20", "20-11-26", "31/02/2026", "")] == [
        "2026-11-20", "2026-11-20", "2026-11-20", "None", "None",
    ]  # fmt: skip


def test_the_headings_of_a_bank_are_found_below_its_own_lines(carla):
    row = taken_down(carla)
    assert row.headings[0] == "Fecha"
    assert row.mapping == ["day", "description", "amount", "number"]


def test_each_line_is_kept_once_in_whatever_file_it_comes(carla):
    first = took_in(carla)
    again = took_in(carla)
    longer = took_in(carla, BCP + "22/11/2026;NUEVO;15.00;99\n")

    assert (first.made, first.skipped) == (3, 1)
    assert first.refused == [[8, "day", "bad_day"]]
    assert (again.made, again.repeated) == (0, 3)
    assert (longer.made, longer.repeated) == (1, 3)
    with pytest.raises(Conflict):
        bank.take_in(intake_id=first.id, by=carla, at=clock.now())


def test_what_matches_is_confirmed_together_and_the_rest_says_why(office, carla, desk):
    exact, other = begun(office, 1200, "12345"), begun(office, 79, "778")
    took_in(carla)

    lines = desk.get(carla, "bank-lines/?state=open").data["results"]
    by_number = {line["operation_number"]: line for line in lines}
    assert by_number["00012345"]["proposal"]["is_exact"] is True
    assert by_number["778"]["proposal"]["id"] == str(other.id)
    assert by_number["778"]["proposal"]["is_exact"] is False
    done = desk.post(carla, "bank-lines/confirm/", {"lines": [line["id"] for line in lines]}).data

    assert sorted(each["code"] for each in done["results"]) == [
        "",
        "nothing_matches",
        "nothing_matches",
    ]
    assert office.again(exact).state == "confirmed" and office.again(other).state == "pending"
    assert BankLine.objects.get(payment=exact).state == "matched" and books_are_true()


def test_a_line_is_assigned_by_hand_to_a_payment_or_a_customer(office, carla, desk):
    made, paid = office.issue(), office.pay(80)
    took_in(carla)
    one, two = BankLine.objects.filter(operation_number="778").order_by("nth")
    wrong = BankLine.objects.get(operation_number="00012345")

    assert desk.post(carla, f"bank-lines/{wrong.id}/assign/", {"payment": str(paid.id)}).data[
        "code"
    ] == ("amount_differs")
    kept = desk.post(carla, f"bank-lines/{one.id}/assign/", {"payment": str(paid.id)}).data
    body = {"customer": str(office.customer.id)}
    new = desk.post(carla, f"bank-lines/{two.id}/assign/", body).data

    assert kept["matched"]["id"] == str(paid.id)
    assert (new["state"], new["matched"]["kind"]) == ("matched", "payment")
    assert office.again(made).state == "paid" and Payment.objects.count() == 2
    assert desk.post(carla, f"bank-lines/{two.id}/set-aside/").data["code"] == "line_settled"
    assert books_are_true()


def test_a_line_finds_the_payments_of_its_amount(office, carla, desk):
    like, _ = begun(office, 80, "OP-1"), begun(office, 90, "OP-2")

    found = desk.get(carla, "payments/?amount=80").data["results"]

    assert [row["id"] for row in found] == [str(like.id)]


def test_a_line_that_is_nobodys_is_left_aside_and_taken_up_again(carla, desk, ana):
    took_in(carla)
    line = BankLine.objects.first()

    aside = desk.post(carla, f"bank-lines/{line.id}/set-aside/", {"note": "Préstamo"}).data
    again = desk.post(carla, f"bank-lines/{line.id}/reopen/").data

    assert (aside["state"], aside["note"], again["state"]) == ("ignored", "Préstamo", "open")
    assert desk.get(ana, "bank-lines/").status_code == 403


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(3))
def test_of_confirming_failing_and_the_bank_one_wins(transactional_db, carla, _):
    office = Office(carla, add_customer())
    office.issue()
    paid = begun(office, 80, "778")
    took_in(carla)
    line = BankLine.objects.filter(operation_number="778").order_by("nth")[0]
    at = clock.now()

    came = outcomes(
        lambda: recording.confirm(payment_id=paid.id, by=carla, at=at),
        lambda: recording.give_up(payment_id=paid.id, how="fail", reason="", by=carla, at=at),
        lambda: reconciling.settle(line_id=line.id, by=carla, at=at),
        lambda: reconciling.settle(line_id=line.id, by=carla, at=at),
    )

    state = office.again(paid).state
    assert state in ("confirmed", "failed") and came["done"] in (1, 2)
    assert BankLine.objects.filter(payment=paid).exists() <= (state == "confirmed")
    assert books_are_true()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_table_taken_in_by_many_is_taken_in_once(transactional_db, carla):
    rows = [taken_down(carla) for _ in range(4)]

    outcomes(
        *[lambda row=row: bank.take_in(intake_id=row.id, by=carla, at=clock.now()) for row in rows]
    )

    assert BankLine.objects.count() == 3


def test_two_who_say_the_same_number_are_told_apart_by_a_person(office):
    took_in(office.clerk)
    line = BankLine.objects.get(operation_number="00012345")
    said = [claimed(office, 1_200, "12345") for _ in range(2)]

    with pytest.raises(Conflict) as refusal:
        reconciling.settle(line_id=line.id, by=office.clerk, at=clock.now())
    assert refusal.value.code == "nothing_matches"

    done = reconciling.assign(
        line_id=line.id, payment_id=said[1].id, by=office.clerk, at=clock.now()
    )
    assert done.payment == said[1] and office.again(said[1]).state == "confirmed"
    assert books_are_true()


def claimed(office, units, number):
    """Somebody with a link to an invoice says so."""
    invoice = office.issue()
    form = recording.PaymentForm(
        money=Money(units * 100, "PEN"), method="transfer", operation_number=number
    )
    return recording.begin(
        customer_id=office.customer.id, form=form, by=None, at=clock.now(), invoice_id=invoice.id
    )
