"""What the house says about itself, and what it still needs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from hub.company.models import ONLY, Company, Logo, StepsHidden
from hub.company.ports.steps import steps
from hub.company.types import TAX_ID_LABELS, Issuer
from hub.kernel.errors import NotFound
from hub.kernel.home import PRODUCT


@dataclass(frozen=True, kw_only=True)
class Stand:
    """One first step, and whether it is done."""

    key: str
    link: str
    done: bool


def company() -> Company:
    """Return the row; as it begins (unsaved) when nobody ever said anything."""
    return Company.objects.filter(id=ONLY).first() or Company(currency=settings.CURRENCY)


def logo() -> Logo:
    """Return the picture. NotFound."""
    found = Logo.objects.filter(company_id=ONLY).first()
    if found is None:
        raise NotFound
    return found


def issuer() -> Issuer:
    """Return who issues documents now; a document keeps what it was when it was issued."""
    row = company()
    drawn = Logo.objects.filter(company_id=ONLY).first() if row.logo_version else None
    return Issuer(
        name=row.name or PRODUCT,
        legal_name=row.legal_name,
        tax_id=row.tax_id,
        tax_id_label=TAX_ID_LABELS.get(row.country, ""),
        address=row.address,
        phone=row.phone,
        email=row.email,
        foot=row.document_foot,
        terms=row.document_terms,
        country=row.country,
        language=row.language,
        logo=bytes(drawn.image) if drawn is not None else None,
    )


def first_steps() -> list[Stand]:
    """Return what a house needs first, in the order it is best done."""
    return [
        Stand(key=key, link=step.link, done=step.is_done())
        for key, step in sorted(steps, key=lambda each: each[1].order)
    ]


def are_hidden_from(user_id: UUID) -> bool:
    """Whether somebody wants to see the first steps no more."""
    return StepsHidden.objects.filter(user_id=user_id).exists()
