"""Documents say what they must, and what somebody typed is only ever text."""

import re
from dataclasses import fields, replace
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from billing.adapters.papers import render
from billing.types.printing import PaperKind, PaperTotals, Party
from tests.billing import papers
from tests.billing.papers import RECEIPT, SLIP, STATEMENT, invoice, line, pen, text_of

NO_RECEIPT = "Representación no válida como comprobante electrónico"


def test_an_invoice_says_who_whom_what_and_how_much():
    paper = invoice(totals=replace(invoice().totals, settled=pen(10_000), balance=pen(19_618)))

    told = text_of(render(paper))

    for said in (
        *("Factura", "F001-00000012", "22/11/2026", "22/12/2026", "RUC 20555012340"),
        *("Taller Ñandú S.A.C.", "Rosa Quispe Ñahui", "DNI 45678912", "hidráulico • HF-200"),
        *("S/ 251.00", "IGV 18 %", "S/ 45.18", "S/ 296.18", "S/ 196.18", "Página 1 de 1"),
        *("Gracias por su preferencia.", papers.LINK),
    ):
        assert said in told


def test_a_document_is_a4_with_its_fonts_inside_and_the_same_every_time():
    pdf = render(invoice())

    page = PdfReader(BytesIO(pdf)).pages[0]
    assert [round(float(each)) for each in page.mediabox[2:]] == [595, 842]
    fonts = papers.fonts_of(pdf)
    assert fonts and all("/FontFile2" in each or "/FontFile3" in each for each in fonts)
    assert render(invoice()) == pdf


def test_two_hundred_lines_are_all_there_with_the_head_on_every_page():
    pdf = render(invoice(lines=200))

    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert len(pages) > 4
    assert all(re.search(r"DESCRIPCIÓN", page) for page in pages)
    assert f"Página 2 de {len(pages)}" in pages[1] and "Factura F001-00000012" in pages[1]
    assert all(f"HF-{200 + at}" in "\n".join(pages) for at in range(200))
    assert "S/ 59,236.00" in pages[-1]


def test_what_the_tax_office_did_not_number_says_so():
    ours = text_of(render(invoice()))
    theirs = text_of(render(invoice(authority_number="F001-4471")))
    quote = text_of(render(invoice(kind=PaperKind.QUOTE)))

    assert NO_RECEIPT in ours.replace("\n", " ") and "Comprobante" not in ours
    assert "F001-4471" in theirs and NO_RECEIPT not in theirs.replace("\n", " ")
    assert "Cotización" in quote and NO_RECEIPT not in quote.replace("\n", " ")


def test_a_credit_note_says_what_it_corrects_and_why():
    told = text_of(
        render(
            invoice(
                kind=PaperKind.CREDIT_NOTE,
                number="FC01-00000001",
                about="F001-00000012",
                reason="returned",
                until=None,
                link="",
            )
        )
    )

    assert all(each in told for each in ("Nota de crédito", "Corrige a", "Devolución total"))


def test_english_readers_read_english():
    told = text_of(render(invoice(language="en")))

    assert all(each in told for each in ("Invoice", "22 Nov 2026", "Unit price".upper(), "Total"))


def test_two_rates_are_told_apart_and_prices_keep_their_decimals():
    lines = (line(unit_price=Decimal("0.123456")), line(tax_rate=Decimal("10.50")))
    taxes = (
        papers.igv("10.50", 25_100, 2_636),
        papers.igv("18.00", 25_100, 4_518),
    )
    totals = PaperTotals(net=pen(50_200), taxes=taxes, total=pen(57_354))

    told = text_of(render(replace(invoice(), lines=lines, totals=totals)))

    assert all(each in told for each in ("0.123456", "IGV 10.5 %", "IGV 18 %", "S/ 573.54"))


def test_a_receipt_a_slip_and_a_statement_say_their_own():
    receipt, slip, statement = (text_of(render(each)) for each in (RECEIPT, SLIP, STATEMENT))

    for said in ("Recibo de pago", "S/ 500.00", "YP48213370", "Queda a favor", "22/11/2026"):
        assert said in receipt
    for said in ("7KQ2-9XMB-4TR", "S/ 296.18", "01/12/2026", "000123456"):
        assert said in slip
    for said in ("Saldo anterior", "S/ 296.18", "-S/ 50.00", "S/ 1,200.00", "Más de 90 días"):
        assert said in statement


def test_a_statement_in_which_nothing_moved():
    told = text_of(render(replace(STATEMENT, lines=(), closing=STATEMENT.opening)))

    assert "No hubo movimientos en este periodo." in told


EVIL = (
    '#import "/etc/passwd": *',
    '#read("/etc/hostname") #sys.inputs',
    "<script>alert(1)</script> <label> @ref",
    "*b* _i_ $x^2$ `raw` = Titulo",
    "#{ while true {} } \\u{41} // /* x */",
    '"]; #panic() ["',
    "{{7*7}} %s %(a)s {0}",
)


@pytest.mark.parametrize("evil", EVIL)
def test_what_somebody_typed_is_never_markup(evil):
    issuer = replace(
        papers.ISSUER, name=evil, legal_name=evil, tax_id=evil, address=evil, phone=evil, foot=evil
    )
    customer = Party(**{each.name: evil for each in fields(Party)})
    said = dict.fromkeys(("number", "about", "contract", "reason", "note", "terms"), evil)
    paper = replace(
        invoice(issuer=issuer, customer=customer, link=evil, **said), lines=(line(evil),)
    )

    told = " ".join(text_of(render(paper)).split())

    assert squeezed(told).count(squeezed(evil)) >= 10
    for other in (replace(RECEIPT, note=evil), replace(SLIP, how=evil, scan=evil)):
        assert squeezed(evil) in squeezed(text_of(render(other)))


@pytest.mark.parametrize(
    "odd", ["x" * 300, "\u202eabc", "👍🏽 emoji", "日本", "\t\x07", "a\ud800b"]
)
def test_what_no_font_or_column_expects_is_drawn_all_the_same(odd):
    paper = replace(invoice(), lines=(line(odd),), customer=Party(name=odd, address=odd), note=odd)

    assert render(paper).startswith(b"%PDF-")


def test_endless_words_stay_on_the_page():
    word = "x" * 300

    told = text_of(render(replace(invoice(), lines=(line(word),))))

    assert squeezed(told).count("x" * 300) == 1
    assert max(len(each) for each in told.splitlines()) < 120


def test_without_a_logo_or_much_else_it_is_still_a_document():
    bare = {each.name: "" for each in fields(papers.ISSUER)} | {"name": "Mostrador", "logo": None}
    paper = invoice(issuer=replace(papers.ISSUER, **bare), customer=Party(name="Ana"), until=None)

    assert "Mostrador" in text_of(render(paper))


def squeezed(text: str) -> str:
    return "".join(text.split())
