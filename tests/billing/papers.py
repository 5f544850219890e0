"""Documents to print, said with what matters of them."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from billing.types.printing import (
    Paper,
    PaperKind,
    PaperLine,
    PaperTax,
    PaperTotals,
    Party,
    ReceiptPaper,
    SlipPaper,
    StatementLine,
    StatementPaper,
)
from hub.company.operations import house
from hub.company.types import Issuer
from hub.kernel.money import Money
from tests.billing.office import line as sold_line

LINK = "https://hub.example/p/4f9c2b7a1d3e5f60718293a4b5c6d7e8"


def pen(minor: int) -> Money:
    return Money(minor, "PEN")


def logo() -> bytes:
    out = BytesIO()
    Image.new("RGBA", (300, 120), (47, 75, 199, 128)).save(out, "WEBP")
    return out.getvalue()


ISSUER = Issuer(
    name="Taller Ñandú",
    legal_name="Taller Ñandú S.A.C.",
    tax_id="20555012340",
    tax_id_label="RUC",
    address="Av. Arequipa 1234, Lima",
    phone="+51 1 555 0134",
    email="caja@taller.example",
    foot="Gracias por su preferencia.",
    terms="",
    country="PE",
    language="es",
    logo=logo(),
)
ROSA = Party(name="Rosa Quispe Ñahui", document="DNI 45678912", address="Jr. Puno 345, Lima")


def line(description: str = "Filtro hidráulico • HF-204", **said: object) -> PaperLine:
    usual = PaperLine(
        description=description,
        quantity=Decimal("2.0000"),
        unit_price=Decimal("125.500000"),
        tax_rate=Decimal("18.00"),
        amount=pen(25_100),
    )
    return replace(usual, **said)


def igv(rate: str, base: int, tax: int) -> PaperTax:
    return PaperTax(kind="taxed", name="IGV", rate=Decimal(rate), base=pen(base), tax=pen(tax))


def invoice(lines: int = 1, **said: object) -> Paper:
    net, tax = 25_100 * lines, 4_518 * lines
    usual = Paper(
        kind=PaperKind.INVOICE,
        number="F001-00000012",
        issued_on=date(2026, 11, 22),
        until=date(2026, 12, 22),
        issuer=ISSUER,
        customer=ROSA,
        lines=tuple(line(f"Filtro hidráulico • HF-{200 + at}") for at in range(lines)),
        totals=PaperTotals(
            net=pen(net),
            taxes=(igv("18.00", net, tax),),
            total=pen(net + tax),
        ),
        link=LINK,
    )
    return replace(usual, **said)


RECEIPT = ReceiptPaper(
    number="R001-00000003",
    paid_on=date(2026, 11, 22),
    issuer=ISSUER,
    customer=ROSA,
    method="wallet",
    amount=pen(50_000),
    allocations=(("F001-00000012", pen(29_618)),),
    left=pen(20_382),
    operation_number="YP48213370",
)
SLIP = SlipPaper(
    code="7KQ2-9XMB-4TR",
    amount=pen(29_618),
    invoice="F001-00000012",
    issued_on=date(2026, 11, 22),
    expires_on=date(2026, 12, 1),
    issuer=ISSUER,
    customer=ROSA,
    scan=LINK,
    reference="000123456",
)
STATEMENT = StatementPaper(
    since=date(2026, 11, 1),
    until=date(2026, 11, 30),
    issuer=ISSUER,
    customer=ROSA,
    opening=pen(29_618),
    closing=pen(-5_000),
    lines=(
        StatementLine(
            on=date(2026, 11, 9),
            kind="payment",
            number="R001-00000003",
            charge=None,
            payment=pen(34_618),
            balance=pen(-5_000),
        ),
    ),
    ageing=tuple(pen(minor) for minor in (0, 120_000, 0, 0, 0)),
)


def text_of(pdf: bytes) -> str:
    """Return what can be read in a PDF; where a word had to break it is whole again."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return "\n".join(pages).replace("\u200b", "")


def fonts_of(pdf: bytes) -> list[dict]:
    """Return the descriptors of every font a PDF names."""
    found = []
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            within = font.get_object()["/DescendantFonts"][0].get_object()
            found.append(within["/FontDescriptor"].get_object())
    return found


def table(answer):
    content = b"".join(answer.streaming_content).decode()
    assert content.startswith("\ufeff")
    return list(csv.reader(StringIO(content.removeprefix("\ufeff"))))


def sheet(answer):
    rows = load_workbook(BytesIO(b"".join(answer.streaming_content))).active.iter_rows()
    return [list(row) for row in rows]


@pytest.fixture
def sold(office):
    """An invoice of somebody with an address, by a house that says who it is."""
    house.change(fields={"name": "Taller Ñandú"})
    house.change_issuer(
        fields={
            "legal_name": "Taller Ñandú S.A.C.",
            "tax_id": "20555012340",
            "email": "caja@taller.example",
        }
    )
    office.customer.email = "compras@andinos.example"
    office.customer.save()
    return office.issue(sold_line("100", rate="18"))
