"""What the law of a country asks of documents (`reference` of each rule beside it)."""

from dataclasses import dataclass, field
from decimal import Decimal

from billing.types.papers import DocumentKind as K

D = Decimal


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Documents and taxes of one country; `series` is what a new house numbers them by."""

    country: str
    tax_name: str  # what people call the tax
    rates: tuple[Decimal, ...]  # per cent, the usual one first
    kinds: tuple[K, ...]  # of invoices, the usual one last
    series: dict[K, str]
    digits: int = 0  # of a number, filled up with zeros
    one_rate: bool = False  # all taxed lines of a document share their rate
    named_above: int | None = None  # whole units; above them the buyer is identified
    nobody: tuple[str, str] = ("", "")  # name and number of a buyer without identification
    letters: dict[K, str] = field(default_factory=dict)  # a series of that kind begins so


# Peru: series F### and B### with up to eight digits; one IGV rate a document (SUNAT ERR-3462);
# a boleta identifies the buyer above S/ 700 (Reglamento de Comprobantes de Pago, art. 8).
PERU = Profile(
    country="PE",
    tax_name="IGV",
    rates=(D(18), D(10), D(0)),
    kinds=(K.INVOICE, K.RECEIPT),
    series={
        K.INVOICE: "F001",
        K.RECEIPT: "B001",
        K.CREDIT_NOTE: "FC01",
        K.RECEIPT_CREDIT_NOTE: "BC01",
    },
    digits=8,
    one_rate=True,
    named_above=700,
    letters={
        K.INVOICE: "F",
        K.RECEIPT: "B",
        K.CREDIT_NOTE: "F",
        K.RECEIPT_CREDIT_NOTE: "B",
    },
)
# Colombia: who does not identify themselves is "consumidor final" (Res. 042/2020, art. 11).
COLOMBIA = Profile(
    country="CO",
    tax_name="IVA",
    rates=(D(19), D(5), D(0)),
    kinds=(K.INVOICE,),
    series={K.INVOICE: "FV", K.CREDIT_NOTE: "NC"},
    nobody=("CONSUMIDOR FINAL", "222222222222"),
)
PROFILES = {each.country: each for each in (PERU, COLOMBIA)}


def profile_of(country: str) -> Profile:
    """Return the profile of a country; a plain one where we know no law."""
    return PROFILES.get(country) or Profile(
        country=country,
        tax_name="IVA",
        rates=(D(0),),
        kinds=(K.INVOICE,),
        series={K.INVOICE: "A", K.CREDIT_NOTE: "NC"},
    )
