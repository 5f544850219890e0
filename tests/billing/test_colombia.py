"""A house in Colombia issues by the law of its country; one in Peru by its own."""

from datetime import timedelta
from decimal import Decimal

import pytest

from billing.models import Invoice, Series
from billing.operations import papers
from billing.operations.catalogue import taxes
from billing.operations.credit_notes import drafting as notes
from billing.operations.credit_notes import issuing as notes_issuing
from billing.operations.invoices import issuing
from billing.queries.series import usage
from billing.types import CreditReason, DocumentKind
from billing.types.crediting import CreditForm
from hub.company.operations import house
from hub.kernel import clock
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.home import today
from hub.kernel.money import Money
from tests.billing.office import add_customer, books_are_true, line
from tests.billing.papers import text_of

pytestmark = pytest.mark.django_db
NIT = "213123432-1"


@pytest.fixture
def bogota(office):
    """The same office, in Bogotá."""
    house.change(fields={"country": "CO", "currency": "COP", "zone": "America/Bogota"})
    return office


def issued(office, *lines, buyer=None, **form):
    buyer = buyer or add_customer("Andina SAS", NIT)
    made = office.draft(*lines, customer=buyer, **form)
    return issuing.issue(invoice_id=made.id, by=office.clerk, at=clock.now())


def words_of(kind, made, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    pdf = papers.pdf_of(papers.printed(kind, made.id), at=clock.now())
    return " ".join(text_of(pdf).split())


@pytest.mark.parametrize(
    ("number", "right"),
    [(NIT, True), ("213.123.432-1", True), ("213123432-2", False), ("1020304050", True)],
)
def test_a_nit_is_checked_by_its_last_digit_a_cedula_has_none(bogota, number, right):
    buyer = add_customer("Comprador", number)
    if right:
        assert issued(bogota, buyer=buyer).number == 1
        return
    with pytest.raises(Invalid) as refusal:
        issued(bogota, buyer=buyer)
    assert "customer" in refusal.value.fields
    assert not Invoice.objects.exclude(number=None).exists(), "no number is lost"


def test_who_does_not_say_who_they_are_is_the_final_consumer(bogota, tmp_path, settings):
    made = issued(bogota, line("100000", rate="19"), buyer=add_customer("Luz", ""))

    whom = made.snapshot["customer"]
    assert (whom["name"], whom["document_number"]) == ("CONSUMIDOR FINAL", "222222222222")
    text = words_of("invoice", made, tmp_path, settings)
    assert "CONSUMIDOR FINAL" in text and "222222222222" in text


@pytest.mark.parametrize(
    ("lines", "net", "tax"),
    [
        ([line("100000", rate="19")], 10_000_000, 1_900_000),
        ([line("0.05", rate="19")], 5, 1),  # 0.95 of a cent
        ([line("0.50", rate="5")], 50, 3),  # 2.5 goes up
        ([line("33.33", rate="19")] * 3, 9_999, 1_899),  # each line rounds by itself: 6.33 × 3
        ([line("100", rate="19"), line("100", rate="5"), line("100", tax_kind="exempt")],
         30_000, 2_400),
    ],
)  # fmt: skip
def test_iva_is_rounded_half_up_on_each_line(bogota, lines, net, tax):
    made = issued(bogota, *lines)
    assert (made.net_minor, made.tax_minor, made.total_minor) == (net, tax, net + tax)
    assert books_are_true()


def test_prices_with_iva_stay_what_they_are(bogota):
    made = issued(bogota, line("119000", rate="19"), includes_tax=True)
    assert (made.net_minor, made.tax_minor, made.total_minor) == (10_000_000, 1_900_000, 11_900_000)


@pytest.mark.parametrize(
    ("minor", "shown"),
    [(11_900_000, "$ 119,000"), (5, "$ 0.05"), (-250_000, "-$ 2,500"), (123_450, "$ 1,234.50")],
)
def test_pesos_are_shown_whole_where_they_are(minor, shown):
    assert str(Money(minor, "COP")) == shown


def test_the_paper_says_the_words_of_the_country(bogota, tmp_path, settings):
    made = issued(bogota, line("100000", rate="19"), line("50000", rate="5"))
    text = words_of("invoice", made, tmp_path, settings)
    for word in ("Factura", "FV-1", "IVA 19 %", "IVA 5 %", "100,000", "$ 171,500", NIT):
        assert word in text, word
    assert "IGV" not in text and "S/" not in text and "171,500.00" not in text


def test_there_is_no_boleta(bogota):
    with pytest.raises(Invalid) as refusal:
        issued(bogota, kind=DocumentKind.RECEIPT)
    assert "kind" in refusal.value.fields


def dian(office, **more):
    said = {"first_number": 101, "last_number": 103, "resolution": "DIAN 18764000001"}
    return Series.objects.create(
        **{"kind": "invoice", "code": "SETP", "created_at": clock.now(), **said, **more}
    )


def test_the_authorised_range_stands_on_the_paper(bogota, tmp_path, settings):
    until = today(clock.now()) + timedelta(days=300)
    dian(bogota, valid_until=until)
    made = issued(bogota)
    assert made.label == "SETP-101"
    text = words_of("invoice", made, tmp_path, settings)
    assert f"DIAN 18764000001, 101–103, {until.isoformat()}" in text


def test_a_range_that_is_used_up_refuses_and_loses_nothing(bogota):
    row = dian(bogota)
    for _ in range(2):
        issued(bogota)
    assert usage(row, on=today(clock.now())).warning == ""
    issued(bogota)
    assert usage(row, on=today(clock.now())).warning == "exhausted"
    draft = bogota.draft(customer=Invoice.objects.first().customer)

    with pytest.raises(Conflict) as refusal:
        issuing.issue(invoice_id=draft.id, by=bogota.clerk, at=clock.now())

    assert refusal.value.code == "series_exhausted"
    assert bogota.again(draft).state == "draft" and books_are_true()
    row.last_number = 200
    row.save()
    made = issuing.issue(invoice_id=draft.id, by=bogota.clerk, at=clock.now())
    assert made.number == 104, "the next one, without a gap"


@pytest.mark.parametrize(
    ("days", "warning", "refused"),
    [(-1, "expired", True), (0, "ends_soon", False), (20, "ends_soon", False), (90, "", False)],
)
def test_a_range_ends_on_its_day_and_warns_before(bogota, days, warning, refused):
    row = dian(bogota, last_number=900, valid_until=today(clock.now()) + timedelta(days=days))
    assert usage(row, on=today(clock.now())).warning == warning
    if not refused:
        assert issued(bogota).number == 101
        return
    with pytest.raises(Conflict) as refusal:
        issued(bogota)
    assert refusal.value.code == "series_expired"
    assert Invoice.objects.get().state == "draft"


def test_nine_tenths_of_a_range_warn(bogota):
    row = dian(bogota, last_number=110)
    for _ in range(9):
        issued(bogota)
    assert usage(row, on=today(clock.now())).warning == "nearly_used"


def test_a_credit_note_has_its_own_numbers_and_says_why(bogota, admin, tmp_path, settings):
    made = issued(bogota, line("100000", rate="19"))
    form = CreditForm(reason=CreditReason.CANCELLED)
    note = notes.draft(invoice_id=made.id, form=form, by=bogota.clerk, at=clock.now())
    note = notes_issuing.issue(credit_note_id=note.id, by=admin, at=clock.now())

    assert (note.kind, note.label, note.total_minor) == ("credit_note", "NC-1", 11_900_000)
    text = words_of("credit_note", note, tmp_path, settings)
    for word in ("Nota de crédito", "FV-1", "Anulación de la operación", "$ 119,000"):
        assert word in text, word
    assert books_are_true()


@pytest.mark.parametrize(("country", "usual"), [("CO", "iva-19"), ("PE", "igv-18")])
def test_a_house_begins_with_the_taxes_of_its_country(office, country, usual):
    house.change(fields={"country": country})
    assert taxes.there()[0].code == usual


@pytest.mark.parametrize(
    ("kind", "code", "right"),
    [("invoice", "F010", True), ("invoice", "B010", False), ("boleta", "B010", True),
     ("boleta", "X001", False), ("boleta_credit_note", "BC02", True),
     ("credit_note", "BC02", False)],
)  # fmt: skip
def test_series_of_peru_begin_with_their_letter(desk, admin, kind, code, right):
    answer = desk.post(admin, "series/", {"kind": kind, "code": code})
    assert answer.status_code == (201 if right else 422), answer.data


def test_peru_needs_a_true_ruc_for_a_factura_and_shows_the_detraction(office, desk, carla):
    with pytest.raises(Invalid) as refusal:
        issued(office, buyer=add_customer("Falsa SAC", "20100070971"))
    assert "customer" in refusal.value.fields

    made = office.issue(line("1000", rate="18"), detraction_percent=Decimal(12))
    told = desk.get(carla, f"invoices/{made.id}/").data["detraction"]
    assert (told["percent"], told["amount"]["amount"]) == ("12", "141.60")
    assert made.balance_minor == 118_000, "all of it is owed; part of it goes to another account"
