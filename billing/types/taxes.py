"""The taxes a house of a country begins with; its accountant knows which line has which."""

from dataclasses import dataclass
from decimal import Decimal

from billing.types.lines import TaxKind


@dataclass(frozen=True, kw_only=True)
class Tax:
    """A tax as documents name it; `rate` is per cent."""

    code: str
    name: str
    rate: Decimal = Decimal(0)
    kind: TaxKind = TaxKind.TAXED


# The usual one first. Peru: IGV with IPM, the lowered rate of restaurants and hotels (Ley 31556).
TAXES: dict[str, tuple[Tax, ...]] = {
    "PE": (
        Tax(code="igv-18", name="IGV 18 %", rate=Decimal(18)),
        Tax(code="igv-10", name="IGV 10 % (restaurantes y hoteles)", rate=Decimal(10)),
        Tax(code="exonerado", name="Exonerado", kind=TaxKind.EXEMPT),
        Tax(code="inafecto", name="Inafecto", kind=TaxKind.UNAFFECTED),
        Tax(code="exportacion", name="Exportación", kind=TaxKind.EXPORT),
    ),
    "CO": (
        Tax(code="iva-19", name="IVA 19 %", rate=Decimal(19)),
        Tax(code="iva-5", name="IVA 5 %", rate=Decimal(5)),
        Tax(code="exento", name="Exento", kind=TaxKind.EXEMPT),
        Tax(code="excluido", name="Excluido", kind=TaxKind.UNAFFECTED),
        Tax(code="exportacion", name="Exportación", kind=TaxKind.EXPORT),
    ),
}
PLAIN = (Tax(code="sin-impuesto", name="Sin impuesto", kind=TaxKind.UNAFFECTED),)


def taxes_of(country: str) -> tuple[Tax, ...]:
    """Return the taxes of a country's law; none where we know no law."""
    return TAXES.get(country, PLAIN)
