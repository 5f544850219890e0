"""What coupons tell on a customer's timeline, and what is kept of them about a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from billing.models import Coupon
from billing.types import CouponKind
from crm.ports.timeline import About, Event, Found, Words, newest
from crm.queries.personal import family
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.clock import iso

TITLES: dict[str, Words] = {
    CouponKind.PAYMENT: {"es": "Cupón de pago", "en": "Payment slip"},
    CouponKind.DISCOUNT: {"es": "Cupón de descuento", "en": "Discount coupon"},
}
ACCOUNTING = "accounting"


class Coupons:
    """What a customer was given."""

    label: Words = {"es": "Cupones", "en": "Coupons"}
    order = 55

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return the coupons of all who are this customer."""
        rows = Coupon.objects.filter(customer__in=about.family).select_related("created_by")
        language = about.user.language
        path = "/portal/coupons" if about.user.role == Role.CUSTOMER else "/coupons"
        return newest(rows, mark=mark, most=most, event=lambda row: _event(row, language, path))


class CouponKeeper(Keeper):
    """What somebody was given, and what they used of it."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield it, oldest first."""
        for row in _about(subject).prefetch_related("uses"):
            yield {
                "created_at": iso(row.created_at),
                "kind": row.kind,
                "code": str(row),
                "state": row.state,
                "amount": row.amount.as_json() if row.amount is not None else None,
                "percent": str(row.percent) if row.percent is not None else None,
                "expires_at": iso(row.expires_at),
                "used": [iso(use.created_at) for use in row.uses.all()],
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Keep it: what was used stands in the books."""
        return Kept(kind="coupons", count=_about(subject).count(), reason=ACCOUNTING)


def _event(row: Coupon, language: str, path: str) -> Event:
    words = TITLES[row.kind]
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=words.get(language, words["es"]),
        summary=f"{row.percent.normalize():f} %" if row.percent is not None else str(row),
        who=row.created_by.name if row.created_by is not None else "",
        state=row.stands(clock.now()),
        amount=row.amount,
        link=f"{path}/{row.id}",
    )


def _about(subject: Subject) -> QuerySet[Coupon]:
    return Coupon.objects.filter(customer__in=family(subject)).order_by("created_at")
