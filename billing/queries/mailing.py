"""The log of mail, as the counter may read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from billing.models import BouncedAddress, Invoice, Mailed, StoredPdf
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER
from hub.kernel.errors import NotFound
from hub.kernel.home import start_after, start_of
from hub.registration.queries import is_proven

if TYPE_CHECKING:
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[Mailed]:
    """Return all for those at the counter, nothing otherwise."""
    return Mailed.objects.all() if user.role in COUNTER else Mailed.objects.none()


def mail_for(user: User, mail_id: UUID) -> Mailed:
    """Return one mail this person may see; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=mail_id).first()
    if found is None:
        raise NotFound
    return found


def with_people(rows: QuerySet[Mailed]) -> QuerySet[Mailed]:
    """Join what every shape of a mail names."""
    return rows.select_related("customer", "author", "pdf")


def narrowed(rows: QuerySet[Mailed], asked: Mapping[str, Any]) -> QuerySet[Mailed]:
    """Keep the mail of a state, kind, document, customer, and stretch of days."""
    for name in ("state", "kind"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if "document" in asked:
        rows = rows.filter(subject_id=asked["document"])
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    if "since" in asked:
        rows = rows.filter(created_at__gte=start_of(asked["since"]))
    if "until" in asked:
        rows = rows.filter(created_at__lt=start_after(asked["until"]))
    return rows


def has_bounced(address: str) -> bool:
    """Whether mail to an address was refused for good, and nobody has proven it theirs since."""
    if not address:
        return False
    flagged = BouncedAddress.objects.filter(address=address.lower()).first()
    return flagged is not None and not is_proven(address, since=flagged.bounced_at)


def invoices_without_pdf() -> QuerySet[Invoice]:
    """Return the issued invoices whose PDF nobody has drawn yet."""
    drawn = StoredPdf.objects.filter(kind="invoice").values("subject_id")
    rows = Invoice.objects.filter(issued_at__isnull=False).exclude(id__in=drawn)
    return rows.order_by("issued_at")
