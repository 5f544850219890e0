"""Keeps the taxes of the house's country."""

from __future__ import annotations

from uuid import UUID

from billing.models import TaxRate
from billing.queries.catalogue import taxes
from billing.types.taxes import taxes_of
from hub.kernel.errors import Invalid
from hub.kernel.home import home


def there() -> list[TaxRate]:
    """Return the taxes of the house's country, the usual one first; written down at first use."""
    country = home().country
    found = list(taxes(country))
    if not found:
        TaxRate.objects.bulk_create(
            (
                TaxRate(
                    country=country,
                    code=tax.code,
                    name=tax.name,
                    kind=tax.kind,
                    rate=tax.rate,
                    position=position,
                )
                for position, tax in enumerate(taxes_of(country))
            ),
            ignore_conflicts=True,  # somebody else met them first at this moment
        )
        found = list(taxes(country))
    return found


def named(tax_id: UUID | None) -> TaxRate:
    """Return one of the country's taxes, the usual one where none is named; Invalid otherwise."""
    found = there()
    if tax_id is None:
        return found[0]
    tax = next((each for each in found if each.id == tax_id), None)
    if tax is None:
        raise Invalid(fields={"tax": ["There is no such tax."]})
    return tax
