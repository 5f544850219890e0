"""What the law of the house's country asks of an invoice before it is issued."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stdnum.co import nit
from stdnum.pe import ruc

from billing.types import UNSOLD, DocumentKind, Profile, TaxKind, profile_of
from hub.kernel.errors import Invalid
from hub.kernel.home import home
from hub.kernel.money import minor_of

if TYPE_CHECKING:
    from billing.models import Invoice, LineFields


def check(invoice: Invoice, lines: Sequence[LineFields]) -> None:
    """Raise Invalid for the first rule a draft breaks; `fields` names where."""
    profile = profile_of(home().country)
    if invoice.kind in UNSOLD:
        return
    if invoice.kind not in profile.kinds:
        raise Invalid(fields={"kind": ["Not a document of this country."]})
    _check_taxes(lines, profile)
    if profile.country == "PE":
        _check_peru(invoice, profile)
    elif profile.country == "CO":
        _check_colombia(invoice.customer.document_number)


def usual_kind(document_number: str) -> DocumentKind:
    """Return what the country's law calls the usual document of such a buyer."""
    kinds = profile_of(home().country).kinds
    if DocumentKind.RECEIPT in kinds and ruc.is_valid(document_number):
        return DocumentKind.INVOICE
    return kinds[-1]


def _check_taxes(lines: Sequence[LineFields], profile: Profile) -> None:
    rates = {row.tax_rate for row in lines if row.tax_kind == TaxKind.TAXED}
    if profile.one_rate and len(rates) > 1:
        raise Invalid(fields={"lines": [f"One {profile.tax_name} rate on all taxed lines."]})


def _check_peru(invoice: Invoice, profile: Profile) -> None:
    number = invoice.customer.document_number
    if invoice.kind == DocumentKind.INVOICE and not ruc.is_valid(number):
        raise Invalid(fields={"customer": ["A factura needs the buyer's RUC."]})
    above = minor_of(profile.named_above or 0, invoice.currency)
    if invoice.kind == DocumentKind.RECEIPT and invoice.total_minor > above and not number:
        limit = f"Above S/ {profile.named_above} a boleta names the buyer's document."
        raise Invalid(fields={"customer": [limit]})


def _check_colombia(number: str) -> None:
    # A NIT is written with its check digit; a cédula has none that could be checked.
    if "-" in number and not nit.is_valid(number):
        raise Invalid(fields={"customer": ["The NIT's check digit is wrong."]})
