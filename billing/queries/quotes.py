"""Quotes, as each person may know them, and what they may do with each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from billing.models import Quote, QuoteAnswer, QuoteRevision
from billing.queries.steps import Step
from billing.queries.steps import allowed as steps_allowed
from billing.queries.untold import untold_quotes
from billing.types import InvoiceState
from billing.types.quotes import AGREED, WAITING, QuoteState
from crm.queries.customers import family_of
from hub.accounts.roles import ANSWERING, COUNTER, Role
from hub.kernel.errors import NotFound
from hub.kernel.home import start_after, start_of

if TYPE_CHECKING:
    from hub.accounts.models import User

S = QuoteState
CUSTOMERS = frozenset({Role.CUSTOMER})

STEPS = {
    "edit": Step(states=frozenset({S.DRAFT}), roles=ANSWERING),
    "discard": Step(states=frozenset({S.DRAFT}), roles=ANSWERING),
    "send": Step(states=frozenset({S.DRAFT}), roles=ANSWERING),
    "accept": Step(states=frozenset(WAITING), roles=ANSWERING | CUSTOMERS),
    "reject": Step(states=frozenset(WAITING), roles=ANSWERING | CUSTOMERS),
    "revise": Step(states=frozenset({*WAITING, S.REJECTED, S.EXPIRED}), roles=ANSWERING),
    "convert": Step(states=frozenset({S.ACCEPTED}), roles=COUNTER),
    "cancel": Step(states=frozenset({S.DRAFT, *WAITING}), roles=ANSWERING),
}
DOORS = tuple(name for name in STEPS if name not in ("edit", "discard"))


def visible_to(user: User) -> QuerySet[Quote]:
    """Return all for those at the counter, a customer's own sent ones, nothing otherwise."""
    if user.role in COUNTER:
        return Quote.objects.all()
    if user.role == Role.CUSTOMER:
        rows = Quote.objects.filter(customer__portal_user=user, number__isnull=False)
        return rows.exclude(state=S.DRAFT)
    return Quote.objects.none()


def quote_for(user: User, quote_id: UUID) -> Quote:
    """Return one quote this person may see, with what its page names; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=quote_id).first()
    if found is None:
        raise NotFound
    return found


def with_people(rows: QuerySet[Quote]) -> QuerySet[Quote]:
    """Join what every shape of a quote names."""
    return rows.select_related(
        "customer", "created_by", "opportunity", "invoice", "told_message", "conversation"
    )


def narrowed(rows: QuerySet[Quote], asked: Mapping[str, Any], today: date) -> QuerySet[Quote]:
    """Keep the quotes of a state as it is read today, a customer, deal, thread, days, words."""
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    for name in ("opportunity", "conversation"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if "state" in asked:
        rows = _in_state(rows, asked["state"], today)
    if asked.get("untold"):
        rows = untold_quotes(rows)
    if "since" in asked:
        rows = rows.filter(created_at__gte=start_of(asked["since"]))
    if "until" in asked:
        rows = rows.filter(created_at__lt=start_after(asked["until"]))
    return _worded(rows, asked.get("q", "").strip())


def _worded(rows: QuerySet[Quote], text: str) -> QuerySet[Quote]:
    if text:
        number = "".join(sign for sign in text.partition("-R")[0] if sign.isdecimal())[:9]
        numbered = Q(number=int(number)) if number else Q(pk=None)
        rows = rows.filter(numbered | Q(title__icontains=text) | Q(customer__name__icontains=text))
    return rows


def _in_state(rows: QuerySet[Quote], state: str, today: date) -> QuerySet[Quote]:
    past = Q(state__in=WAITING, valid_until__lt=today)
    undone = Q(state=S.CONVERTED, invoice=None)
    if state == S.EXPIRED:
        return rows.filter(Q(state=S.EXPIRED) | past)
    if state == S.ACCEPTED:
        return rows.filter(Q(state=S.ACCEPTED) | undone)
    return rows.filter(state=state).exclude(past).exclude(undone)


def allowed(row: Quote, user: User, today: date) -> list[str]:
    """Return the steps this person may take now, by the names of the doors."""
    seen = Quote(state=row.state_on(today))
    return [
        name
        for name in steps_allowed(STEPS, seen, user)
        if not (name == "discard" and row.number is not None)
    ]


def revision_of(row: Quote, number: int | None = None) -> QuoteRevision:
    """Return what was sent, the newest where none is named; NotFound."""
    rows = row.revisions.defer("pdf").order_by("-number")
    found = rows.filter(number=number).first() if number is not None else rows.first()
    if found is None:
        raise NotFound
    return found


def of_customer(customer_id: UUID) -> QuerySet[Quote]:
    """Return a customer's quotes, those of who was joined to them too, newest first."""
    rows = Quote.objects.filter(customer__in=family_of(customer_id))
    return rows.order_by("-created_at", "-id")


def not_shown() -> QuerySet[Quote]:
    """Return the quotes whose thread does not yet show how they stand."""
    return Quote.objects.filter(shown_version__lt=F("version")).order_by("updated_at")


def past(today: date) -> QuerySet[Quote]:
    """Return the quotes nobody answered in time and nobody wrote it down of yet."""
    return Quote.objects.filter(state__in=WAITING, valid_until__lt=today).order_by("valid_until")


def waiting_in_threads() -> QuerySet[Quote]:
    """Return the quotes that were told in a thread and may be answered there."""
    rows = Quote.objects.filter(state__in=WAITING, told_message__isnull=False)
    return rows.select_related("told_message")


def numbered(user: User, number: str) -> list[Quote]:
    """Return those this person may see with this number (`A-Z0-9`)."""
    digits = number.removeprefix("COT").partition("R")[0]
    if not digits.isdecimal() or len(digits) > 9:
        return []
    return list(with_people(visible_to(user)).filter(number=int(digits)))


def is_accepted(opportunity_id: UUID) -> bool:
    """Whether a customer agreed to a quote of this opportunity."""
    return Quote.objects.filter(opportunity=opportunity_id, state__in=AGREED).exists()


def is_invoiced(opportunity_id: UUID) -> bool:
    """Whether a quote of this opportunity became an invoice that was issued and not taken back."""
    gone = (InvoiceState.DRAFT, InvoiceState.VOID)
    rows = Quote.objects.filter(opportunity=opportunity_id, invoice__isnull=False)
    return rows.exclude(invoice__state__in=gone).exists()


def signature_for(user: User, quote_id: UUID) -> bytes:
    """Return the drawing under an accepted quote this person may see; NotFound without one."""
    signed = QuoteAnswer.objects.filter(quote__in=visible_to(user), quote=quote_id)
    found = signed.exclude(signature=None).first()
    if found is None or found.signature is None:
        raise NotFound
    return bytes(found.signature)


def answers_of(customers: Iterable[UUID]) -> QuerySet[QuoteAnswer]:
    """Return what these customers agreed to, oldest first."""
    rows = QuoteAnswer.objects.filter(quote__customer__in=list(customers))
    return rows.select_related("quote", "revision").order_by("at", "id")
