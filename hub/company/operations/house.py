"""Says whose house this is: one row, changed by admins, never its currency once there is money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction

from hub.accounts.operations import pictures
from hub.company.models import ONLY, Company, Logo
from hub.company.types import tax_id_of
from hub.kernel import home
from hub.kernel.errors import Conflict, Invalid, NotFound

LARGEST = 5 * pictures.MEGABYTE


class CurrencySettled(Conflict):
    """There are amounts in the currency that is to be changed."""

    code = "currency_settled"
    detail = "There are amounts in this currency already; it cannot be changed any more."


def change(*, fields: Mapping[str, Any]) -> Company:
    """Change what the house says about itself; CurrencySettled once there is money."""
    with transaction.atomic():
        row = _locked()
        other = fields.get("currency", row.currency) != row.currency
        if other and row.settled_currency is not None:
            raise CurrencySettled(fields={"currency": [CurrencySettled.detail]})
        for name, value in fields.items():
            setattr(row, name, value)
        row.save(update_fields=list(fields))
        _is_told()
    return row


def change_issuer(*, fields: Mapping[str, Any]) -> Company:
    """Change who issues documents; Invalid for a tax number that is none in the house's country."""
    with transaction.atomic():
        row = _locked()
        changed = dict(fields)
        if "tax_id" in changed:
            try:
                changed["tax_id"] = tax_id_of(row.country, changed["tax_id"])
            except ValueError:
                raise Invalid(
                    fields={"tax_id": ["Its form or its check digit is wrong."]}
                ) from None
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=list(changed))
    return row


def draw_logo(file: BinaryIO, *, size: int) -> Company:
    """Keep a picture as the logo, drawn anew. TooLarge, Invalid for what is no picture."""
    drawn = pictures.take_in(file, size=size, largest=LARGEST)
    fields = {"image": drawn.image, "version": drawn.version}
    with transaction.atomic():
        row = _locked()
        Logo.objects.update_or_create(company=row, defaults=fields)
        row.logo_version = drawn.version
        row.save(update_fields=["logo_version"])
        _is_told()
    return row


def take_logo_away() -> Company:
    """Leave the house without a logo. NotFound."""
    with transaction.atomic():
        row = _locked()
        if not Logo.objects.filter(company=row).delete()[0]:
            raise NotFound
        row.logo_version = ""
        row.save(update_fields=["logo_version"])
        _is_told()
    return row


def settle(currency: str) -> None:
    """Hold the currency for good, in the caller's transaction; Invalid when it is another."""
    with transaction.atomic():
        Company.objects.get_or_create(id=ONLY, defaults={"currency": settings.CURRENCY})
        ours = Company.objects.filter(id=ONLY, currency=currency)
        if not ours.filter(settled_currency=currency).exists() and not ours.update(
            settled_currency=currency
        ):
            home.forget()
            raise home.foreign()
        transaction.on_commit(lambda: home.is_settled(currency))


def _locked() -> Company:
    Company.objects.get_or_create(id=ONLY, defaults={"currency": settings.CURRENCY})
    return Company.objects.select_for_update().get(id=ONLY)


def _is_told() -> None:
    """Let this process ask again now and once it is true; others do within a second."""
    home.forget()
    transaction.on_commit(home.forget)
