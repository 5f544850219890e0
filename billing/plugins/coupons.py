"""What coupons offer: facts customers are told, paper, a section, links, and how they follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from billing.models import Coupon
from billing.operations.coupons.joining import Coupons
from billing.operations.coupons.told import KINDS
from billing.operations.coupons.wording import worth
from billing.ports.printable import printables
from billing.queries import coupon_events, coupon_rules, coupons, printed_coupons
from billing.types.coupons import bare, is_code, is_reference
from billing.types.printing import Printable
from chat.ports.findable import Findable, findables
from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from crm.ports.belongings import joins
from crm.ports.timeline import sources
from hub.accounts.ports.personal import keepers
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.trail import Watch, watches
from hub.reports.ports.kinds import FactKind, kinds

if TYPE_CHECKING:
    from uuid import UUID

    from chat.models import Conversation
    from hub.accounts.models import User

TITLE = {"es": "Cupones", "en": "Coupons"}
SHOWN = 5
ABOUT = {"es": "Su cupón {code} de {worth}", "en": "Your coupon {code} of {worth}"}
# label, title and what the text says after the coupon, each in Spanish and English.
FACTS = {
    "issued": (
        ("Cupones nuevos", "New coupons"),
        ("Tiene un cupón", "You have a coupon"),
        ("vale hasta el {until}.", "is good until {until}."),
    ),
    "redeemed": (
        ("Cupones usados", "Used coupons"),
        ("Cupón usado", "Coupon used"),
        ("fue usado.", "was used."),
    ),
    "returned": (
        ("Cupones devueltos", "Returned coupons"),
        ("Cupón devuelto", "Coupon returned"),
        ("no se usó al final; vence el {until}.", "was not used after all; it ends {until}."),
    ),
    "expired": (
        ("Cupones vencidos", "Expired coupons"),
        ("Cupón vencido", "Coupon expired"),
        ("venció el {until}.", "ended {until}."),
    ),
    "void": (
        ("Cupones anulados", "Void coupons"),
        ("Cupón anulado", "Coupon void"),
        ("fue anulado.", "was declared void."),
    ),
}


class CouponsSection:
    """The latest coupons of the customer of a conversation."""

    order = 40

    def show(self, *, conversation: Conversation, user: User) -> dict[str, Any] | None:
        """Return up to five, newest first, each with its state."""
        if user.role not in COUNTER or conversation.identity is None:
            return None
        if conversation.identity.customer_id is None:
            return None
        rows = coupons.of_customer(conversation.identity.customer_id)[:SHOWN]
        return {
            "key": "coupons",
            "title": TITLE.get(user.language, TITLE["es"]),
            "items": [_item(row) for row in rows],
        }


def card_of(user: User, coupon_id: UUID) -> LinkCard:
    """Return what a link to a coupon shows; NotFound for those who may not see it."""
    return _card(coupons.coupon_for(user, coupon_id))


def coded(user: User, text: str) -> list[LinkCard]:
    """Return the coupon of a code or a reference."""
    if not is_code(bare(text)) and not is_reference(bare(text)):
        return []
    rows = coupons.narrowed(coupons.visible_to(user), {"code": text}, clock.now())
    return [_card(row) for row in rows.select_related("customer")]


def _card(row: Coupon) -> LinkCard:
    return LinkCard(
        kind="coupon",
        title=f"{row} · {worth(row)}",
        subtitle=row.customer.name if row.customer is not None else "",
        state=row.stands(clock.now()),
        path=f"/coupons/{row.id}",
    )


def _item(row: Coupon) -> dict[str, Any]:
    amount = row.amount
    return {
        "label": str(row),
        "value": amount.as_json() if amount is not None else worth(row),
        "link": f"/coupons/{row.id}",
        "state": row.stands(clock.now()),
    }


def _fact(what: str, order: int) -> FactKind:
    label, title, text = ({"es": both[0], "en": both[1]} for both in FACTS[what])
    said = {language: f"{ABOUT[language]} {text[language]}" for language in ABOUT}
    return FactKind(label=label, title=title, text=said, order=order)


for _order, _what in enumerate(FACTS, start=60):
    kinds.add(KINDS[_what], _fact(_what, _order))
joins.add("coupons", Coupons())
sources.add("coupons", coupon_events.Coupons())
keepers.add("coupons", coupon_events.CouponKeeper())
sections.add("coupons", CouponsSection())
linkables.add("coupon", Linkable(path="/coupons/<id>", card=card_of))
findables.add("coupon", Findable(find=coded))
printables.add("coupon", Printable(check=coupons.coupon_for, printed=printed_coupons.coupon))
printables.add(
    "booklet",
    Printable(
        check=lambda user, booklet_id: coupon_rules.booklet_for(user, booklet_id, clock.now()),
        printed=printed_coupons.booklet,
    ),
)
watches.add(
    "billing.coupon",
    Watch(overlooks=("version", "shown_version", "told_step", "updated_at", "used")),
)
watches.add("billing.couponrule", Watch(overlooks=("updated_at",)))
watches.add("billing.booklet", Watch())
for _table in ("couponuse", "couponchange", "couponaward"):
    watches.add(f"billing.{_table}", Watch(why_not="nobody can change or remove it itself"))
