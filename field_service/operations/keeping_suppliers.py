"""What is kept of somebody who speaks for a supplier, and how it is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from chat.queries import personal
from field_service.models import SupplierContact, SupplierMail
from field_service.types import SupplierMailState
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso

NOBODY = "—"
S = SupplierMailState


class Contacts(Keeper):
    """For which suppliers they speak; whoever has their channel is them."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each place they have, and what was mailed to them."""
        for row in _of(subject).select_related("supplier").order_by("created_at", "id"):
            yield {
                "supplier": row.supplier.name,
                "name": row.name,
                "phone": row.phone,
                "email": row.email,
                "since": iso(row.created_at),
            }
        mails = _mailed(subject).select_related("offer__request").order_by("created_at", "id")
        for mail in mails:
            yield {"to": mail.to, "about": mail.offer.request.label, "at": iso(mail.created_at)}

    def forget(self, subject: Subject) -> Kept | None:
        """Blank who it was; that a supplier was asked and answered stays."""
        mails = _mailed(subject)
        mails.filter(state=S.QUEUED).update(state=S.FAILED, error="forgotten")
        mails.update(to="")
        _of(subject).update(name=NOBODY, phone="", email="", identity=None)
        return None


def _of(subject: Subject) -> QuerySet[SupplierContact]:
    return SupplierContact.objects.filter(identity__in=personal.identities(subject))


def _mailed(subject: Subject) -> QuerySet[SupplierMail]:
    addresses = _of(subject).exclude(email="").values("email")
    return SupplierMail.objects.filter(offer__contact__in=_of(subject), to__in=addresses)


KEEPERS: dict[str, Keeper] = {"supplier_contacts": Contacts()}
