"""What coupons say on paper: a slip to pay by, or discounts to cut off."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from billing.models import Booklet, Coupon
from billing.queries.coupons import asked_by_another
from billing.queries.pay_links import scan_of
from billing.queries.printed import party
from billing.types import CouponKind, CouponScope
from billing.types.printing import BookletCoupon, BookletPaper, Party, Printed, SlipPaper
from hub.company.queries import issuer
from hub.kernel import clock
from hub.kernel.home import home, local
from hub.kernel.money import Money

SCOPES = {CouponScope.SERVICE: "Solo en servicios", CouponScope.PART: "Solo en repuestos"}


def coupon(coupon_id: UUID) -> Printed:
    """Return a coupon to print: a slip as what it is, a discount on a sheet of its own."""
    rows = Coupon.objects.select_related("customer", "invoice__contract", "created_by")
    row = rows.get(id=coupon_id)
    paper = _slip(row) if row.kind == CouponKind.PAYMENT else _sheet(str(row), [row], row)
    return Printed(
        kind="coupon",
        id=row.id,
        label=str(row),
        paper=paper,
        customer_id=row.customer_id or row.id,
        to=row.customer.email if row.customer is not None else "",
        is_out=row.customer is not None and row.stands(clock.now()) == "issued",
    )


def booklet(booklet_id: UUID) -> Printed:
    """Return the sheet of a booklet to print."""
    row = Booklet.objects.select_related("customer").get(id=booklet_id)
    coupons = list(row.coupons.order_by("position"))
    return Printed(
        kind="booklet",
        id=row.id,
        label=row.name,
        paper=_sheet(row.name, coupons, row),
        customer_id=row.customer_id,
        to=row.customer.email,
    )


def _slip(row: Coupon) -> SlipPaper:
    invoice, amount, customer = row.invoice, row.amount, row.customer
    assert invoice is not None and amount is not None and customer is not None, "a slip has them"
    contract = invoice.contract.number if invoice.contract is not None else ""
    # Whoever knew contract and document asked for it: it says no more of its customer than that.
    stranger = asked_by_another(row)
    return SlipPaper(
        code=str(row),
        amount=amount,
        invoice=invoice.label,
        issued_on=local(row.created_at).date(),
        expires_on=_last_day(row),
        issuer=issuer(),
        customer=Party(name=contract if stranger else customer.name),
        scan=scan_of(row),
        reference=contract,
        how=f"Referencia para ventanilla: {row.reference}. El monto es exacto.",
        language=home().language,
    )


def _sheet(name: str, coupons: list[Coupon], of: Coupon | Booklet) -> BookletPaper:
    now = clock.now()
    return BookletPaper(
        name=name,
        issued_on=local(of.created_at).date(),
        issuer=issuer(),
        customer=party(of.customer) if of.customer is not None else Party(name=""),
        coupons=tuple(
            BookletCoupon(
                code=str(row),
                worth=_worth(row),
                terms=_terms(row),
                expires_on=_last_day(row),
                scan=row.code,
                over="" if row.stands(now) == "issued" else _over(row.stands(now)),
            )
            for row in coupons
        ),
        language=home().language,
    )


def _worth(row: Coupon) -> str:
    return f"{row.percent.normalize():f} %" if row.percent is not None else str(row.amount)


def _terms(row: Coupon) -> str:
    said = [SCOPES.get(CouponScope(row.scope), ""), named(row)]
    if row.min_base_minor:
        said.append(f"Desde {Money(row.min_base_minor, row.currency)}")
    if row.max_discount_minor is not None:
        said.append(f"Hasta {Money(row.max_discount_minor, row.currency)} de descuento")
    return " · ".join(filter(None, said))


def named(row: Coupon) -> str:
    """Return what of the catalogue it is for, as people read it; empty where it is for more."""
    if row.scope != CouponScope.ITEMS:
        return ""
    return "Solo en " + ", ".join(row.items.order_by("name").values_list("name", flat=True))


def _over(state: str) -> str:
    return "redeemed" if state == "exhausted" else state


def _last_day(row: Coupon) -> date:
    return local(row.expires_at - timedelta(seconds=1)).date()
