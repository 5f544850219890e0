"""Compliance: numbering, ledger, answers about personal data in time, and the trail of audit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from billing.models import Invoice
from billing.queries.audits import audits, trial_balance
from billing.reports.compliance.words import CHECKS, DESCRIPTION, MEASURES, RIGHTS, TITLE
from hub.accounts.roles import Role
from hub.audit.queries import sealed_until, verified
from hub.kernel import clock
from hub.privacy.queries import Kept, kept_in
from hub.privacy.types import Right
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import percent
from hub.reports.types.making import column, words
from hub.reports.types.reports import Asked, Filter, Group, Line, Result, Table, Unit

_LINKS = {
    "gaps": "/books",
    "difference": "/books",
    "wrong": "/books",
    "seals": "/books",
    "answered_percent": "/settings/privacy",
    "late": "/settings/privacy",
    "broken_days": "/settings/audit",
}


def run(asked: Asked) -> Result:
    """Return what the report says; what stands as of now is not told of a period before."""
    answers = kept_in(asked.since, asked.until, at=clock.now())
    due, in_time = (sum(getattr(each, name) for each in answers) for name in ("due", "in_time"))
    figures: dict[str, Any] = {
        "difference": _difference(asked),
        "answered_percent": percent(in_time, due),
        "late": due - in_time,
    }
    if asked.brief:
        return Result(figures=figures)
    wrong = {each.key: each.figure for each in audits()}
    figures |= {
        "gaps": wrong["gaps"],
        "seals": wrong["chain"],
        "wrong": sum(wrong[key] for key in wrong if key not in ("gaps", "chain")),
        "broken_days": len(verified().broken),
    }
    tables = (_checks(wrong), _answers(answers), _trail())
    return Result(figures=figures, tables=tables, links=_LINKS)


def weight(asked: Asked) -> int:
    """Return about how many documents are looked at again."""
    return Invoice.objects.exclude(number=None).count()


def _difference(asked: Asked) -> int:
    balances = (each.balance for each in trial_balance(asked.until))
    return sum(each.minor for each in balances if each.currency == asked.currency)


def _checks(wrong: dict[str, int]) -> Table:
    return Table(
        key="checks",
        title=words("Lo que debe ser cero", "What must be nothing"),
        columns=[
            column("check", "Revisión", "Check", Unit.TEXT),
            column("wrong", "Encontradas", "Found"),
        ],
        lines=[Line(cells=[CHECKS[key], count], link="/books") for key, count in wrong.items()],
    )


def _answers(answers: Sequence[Kept]) -> Table:
    return Table(
        key="answers",
        title=words("Solicitudes de datos personales", "Requests about personal data"),
        columns=[
            column("right", "Derecho", "Right", Unit.TEXT),
            column("due", "Vencían", "Due"),
            column("in_time", "A tiempo", "In time"),
            column("percent", "Parte", "Share", Unit.PERCENT),
        ],
        lines=[
            Line(
                cells=[
                    RIGHTS[Right(each.right)],
                    each.due,
                    each.in_time,
                    percent(each.in_time, each.due),
                ],
                link="/settings/privacy",
            )
            for each in answers
        ],
    )


def _trail() -> Table:
    row, sealed = verified(), sealed_until()
    return Table(
        key="trail",
        title=words("Registro de auditoría", "Audit trail"),
        columns=[
            column("sealed", "Cerrado hasta", "Closed up to", Unit.DAY),
            column("through", "Revisado hasta", "Looked at up to", Unit.DAY),
            column("looked_at", "Última revisión", "Last look", Unit.INSTANT),
            column("broken", "Días rotos", "Broken days"),
        ],
        lines=[
            Line(
                cells=[sealed, row.through, row.checked_at, len(row.broken)], link="/settings/audit"
            )
        ],
    )


reports.add(
    "compliance",
    Report(
        key="compliance",
        group=Group.COMPLIANCE,
        title=TITLE,
        description=DESCRIPTION,
        measures=MEASURES,
        run=run,
        filters=(Filter.CURRENCY,),
        roles=frozenset({Role.ADMIN}),
        weight=weight,
        order=10,
    ),
)
