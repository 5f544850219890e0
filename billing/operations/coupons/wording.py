"""What a customer reads about their coupon, on whatever channel; Spanish, formal."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from billing.models import Coupon
from billing.types import CouponKind, CouponScope
from hub.kernel.home import local

SCOPES = {CouponScope.SERVICE: " en servicios", CouponScope.PART: " en repuestos"}


def worth(coupon: Coupon) -> str:
    """Return what a coupon is worth: `S/ 50.00`, `5 %`."""
    if coupon.percent is not None:
        return f"{coupon.percent.normalize():f} %"
    return str(coupon.amount)


def last_day(coupon: Coupon) -> str:
    """Return the last day it is good for, as people write it."""
    return local(coupon.expires_at - timedelta(seconds=1)).strftime("%d/%m/%Y")


def link(coupon: Coupon) -> str:
    """Return its page in the portal."""
    return f"/portal/coupons/{coupon.id}"


def sent(coupon: Coupon) -> str:
    """Return what is sent with a coupon in the thread."""
    if coupon.kind == CouponKind.PAYMENT:
        bill = coupon.invoice.label if coupon.invoice is not None else ""
        text = f"Cupón de pago por {worth(coupon)} de {bill}: {coupon}."
        text += f" Referencia para ventanilla: {coupon.reference}."
    else:
        scope = SCOPES.get(CouponScope(coupon.scope), "")
        text = f"Cupón de descuento de {worth(coupon)}{scope}: {coupon}."
    text += f" Vale hasta el {last_day(coupon)}."
    owner = coupon.customer.portal_user_id if coupon.customer is not None else None
    return f"{text} {settings.PUBLIC_URL}{link(coupon)}" if owner else text
