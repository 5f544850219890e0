"""Statements and movements as they are printed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Sum

from billing.models import Posting
from billing.queries.printed import party
from billing.queries.statements import numbers_of, statement
from billing.types import AccountKind
from billing.types.printing import Printed, StatementLine, StatementPaper
from billing.types.statements import Statement
from crm.queries.customers import by_id
from hub.company.queries import issuer
from hub.kernel.errors import NotFound
from hub.kernel.home import home, local, start_after, start_of
from hub.kernel.money import Money


def printed(customer_id: UUID, *, since: date, until: date) -> Printed:
    """Return a statement of account to print. NotFound."""
    customer = by_id(customer_id)
    if customer is None:
        raise NotFound
    paper = _paper(statement(customer_id, since=since, until=until))
    return Printed(
        kind="statement",
        id=customer_id,
        label=f"{since.isoformat()} – {until.isoformat()}",
        paper=paper,
        customer_id=customer_id,
        to=customer.email,
    )


def _paper(found: Statement) -> StatementPaper:
    customer = by_id(found.customer_id)
    assert customer is not None
    return StatementPaper(
        since=found.since,
        until=found.until,
        issuer=issuer(),
        customer=party(customer),
        opening=found.opening,
        closing=found.closing,
        lines=tuple(
            StatementLine(
                on=local(each.at).date(),
                kind=each.kind,
                number=each.number,
                charge=each.amount if each.amount.minor > 0 else None,
                payment=-each.amount if each.amount.minor < 0 else None,
                balance=each.balance,
            )
            for each in found.movements
        ),
        ageing=found.ageing,
        unapplied=found.unapplied,
        balance=found.held,
        language=home().language,
    )


def movements_paper(customer_id: UUID, since: date, until: date) -> StatementPaper:
    """Return what moved a customer's balance to print: what came in, what was spent. NotFound."""
    customer = by_id(customer_id)
    if customer is None:
        raise NotFound
    code = home().currency
    rows = Posting.objects.filter(
        account__kind=AccountKind.CUSTOMER,
        account__customer=customer_id,
        account__currency=code,
        entry__created_at__lt=start_after(until),
    )
    before = rows.filter(entry__created_at__lt=start_of(since)).aggregate(total=Sum("amount"))
    within = rows.filter(entry__created_at__gte=start_of(since)).select_related("entry")
    found = list(within.order_by("id"))
    numbers = numbers_of((row.entry.source_type, row.entry.source_id) for row in found)
    opening = Money(before["total"] or 0, code)
    return StatementPaper(
        since=since,
        until=until,
        issuer=issuer(),
        customer=party(customer),
        opening=opening,
        closing=Money(found[-1].balance_after, code) if found else opening,
        lines=tuple(_moved(row, numbers, code) for row in found),
        of_balance=True,
        language=home().language,
    )


def _moved(row: Posting, numbers: dict[tuple[str, UUID], str], code: str) -> StatementLine:
    return StatementLine(
        on=local(row.entry.created_at).date(),
        kind=row.entry.kind,
        number=numbers.get((row.entry.source_type, row.entry.source_id), ""),
        charge=Money(-row.amount, code) if row.amount < 0 else None,
        payment=Money(row.amount, code) if row.amount > 0 else None,
        balance=Money(row.balance_after, code),
    )
