"""Recharges: volume, time to approval, rejections, duplicates, and what is owed as balance."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from billing.models import Account, Posting, ProofLikeness, Recharge
from billing.reports.recharges.words import DESCRIPTION, MEASURES, TITLE
from billing.types import AccountKind, RechargeState
from crm.queries.customers import family_of
from hub.accounts.roles import OFFICE, Role
from hub.kernel.spread import Seconds
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import over_time, percent, spread
from hub.reports.types.reports import (
    Asked,
    Chart,
    Column,
    Filter,
    Group,
    Line,
    Look,
    Result,
    Table,
    Unit,
)

S = RechargeState
UNSAID = {"es": "Sin motivo", "en": "No reason given"}
_METHODS = {
    "transfer": {"es": "Transferencia", "en": "Transfer"},
    "wallet": {"es": "Billetera", "en": "Wallet"},
    "cash": {"es": "Efectivo", "en": "Cash"},
}


def run(asked: Asked) -> Result:
    """Return what the report says; the rows of its tables add up to its figures."""
    rows = _narrowed(asked)
    made, credited = rows.filter(**asked.within("created_at")), _credited(rows, asked)
    taken = Seconds("created_at", "credited_at")
    found = credited.aggregate(amount=Sum("amount_minor"), **spread("approval", taken))
    counts = made.aggregate(count=Count("id"), credited=Count("id", filter=Q(state=S.CREDITED)))
    decided = rows.filter(**asked.within("decided_at"))
    ended = decided.aggregate(
        rejected=Count("id", filter=Q(state=S.REJECTED)),
        all=Count("id", filter=Q(state__in=[S.REJECTED, S.CREDITED, S.REVERSED])),
    )
    figures = {
        **counts,
        **found,
        "amount": found["amount"] or 0,
        "rejected_percent": percent(ended["rejected"], ended["all"]),
        "duplicates": _duplicates(made),
        "held": _held(asked),
    }
    if asked.brief:
        return Result(figures=figures)
    return Result(
        figures=figures,
        charts=(_volume(asked, credited), _reasons_chart(decided)),
        tables=(_by_day(asked, made, credited), _by_method(credited), _reasons(decided)),
        links={"count": _link(asked), "credited": _link(asked, state="credited")},
    )


def _narrowed(asked: Asked) -> QuerySet[Recharge]:
    rows = Recharge.objects.filter(currency=asked.currency)
    if asked.people is not None:
        rows = rows.filter(Q(requested_by__in=asked.people) | Q(decided_by__in=asked.people))
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows.filter(conversation__channel_id=asked.channel) if asked.channel else rows


def _credited(rows: QuerySet[Recharge], asked: Asked) -> QuerySet[Recharge]:
    return rows.filter(state=S.CREDITED, **asked.within("credited_at"))


def _duplicates(made: QuerySet[Recharge]) -> int:
    """Return how many the house turned down that repeat what an earlier one had shown."""
    earlier = Recharge.objects.filter(created_at__lt=OuterRef("created_at"))
    number = earlier.filter(operation_number=OuterRef("operation_number"))
    proof = earlier.filter(proof_sha256=OuterRef("proof_sha256"))
    alike = ProofLikeness.objects.filter(recharge=OuterRef("id"))
    same = Q(~Q(operation_number=""), Exists(number)) | Q(~Q(proof_sha256=""), Exists(proof))
    return made.filter(same | Exists(alike), state=S.REJECTED).count()


def _held(asked: Asked) -> int:
    """Return what customers had at the end: what they have, without what was posted since."""
    accounts = Account.objects.filter(kind=AccountKind.CUSTOMER, currency=asked.currency)
    if asked.customer is not None:
        accounts = accounts.filter(customer__in=family_of(asked.customer))
    since = Posting.objects.filter(account__in=accounts, entry__created_at__gte=asked.end)
    now = accounts.aggregate(sum=Sum("balance"))["sum"] or 0
    return int(now - (since.aggregate(sum=Sum("amount"))["sum"] or 0))


def _volume(asked: Asked, credited: QuerySet[Recharge]) -> Chart:
    points = over_time(asked, credited, "credited_at", amount=Sum("amount_minor"))
    return Chart(
        key="amount",
        title={"es": "Monto acreditado", "en": "Amount credited"},
        look=Look.LINE,
        names=[("amount", {"es": "Acreditado", "en": "Credited"})],
        points=[(day.isoformat(), [found["amount"] or 0]) for day, found in points],
        unit=Unit.MONEY,
    )


def _reasons_chart(decided: QuerySet[Recharge]) -> Chart:
    return Chart(
        key="reasons",
        title={"es": "Motivos de rechazo", "en": "Reasons for rejection"},
        look=Look.BARS,
        names=[("count", {"es": "Rechazadas", "en": "Rejected"})],
        points=[(reason or UNSAID, [count]) for reason, count in _rejections(decided)[:10]],
    )


def _by_day(asked: Asked, made: QuerySet[Recharge], credited: QuerySet[Recharge]) -> Table:
    asked_for = over_time(asked, made, "created_at", count=Count("id"))
    given = over_time(asked, credited, "credited_at", count=Count("id"), sum=Sum("amount_minor"))
    lines = [
        Line(cells=[day, one["count"] or 0, other["count"] or 0, other["sum"] or 0])
        for (day, one), (_, other) in zip(asked_for, given, strict=True)
    ]
    columns = [
        Column(key="day", label={"es": "Desde", "en": "From"}, unit=Unit.DAY),
        Column(key="count", label={"es": "Pedidas", "en": "Asked for"}),
        Column(key="credited", label={"es": "Acreditadas", "en": "Credited"}),
        Column(key="amount", label={"es": "Monto", "en": "Amount"}, unit=Unit.MONEY),
    ]
    title = {"es": "Por fecha", "en": "By date"}
    return Table(key="days", title=title, columns=columns, lines=lines)


def _by_method(credited: QuerySet[Recharge]) -> Table:
    rows = credited.order_by().values_list("method").annotate(Count("id"), Sum("amount_minor"))
    return Table(
        key="methods",
        title={"es": "Por medio de pago", "en": "By method"},
        columns=[
            Column(key="method", label={"es": "Medio", "en": "Method"}, unit=Unit.TEXT),
            Column(key="count", label={"es": "Acreditadas", "en": "Credited"}),
            Column(key="amount", label={"es": "Monto", "en": "Amount"}, unit=Unit.MONEY),
        ],
        lines=[
            Line(cells=[_METHODS[method], count, amount])
            for method, count, amount in sorted(rows, key=lambda row: -row[2])
        ],
    )


def _reasons(decided: QuerySet[Recharge]) -> Table:
    found = _rejections(decided)
    whole = sum(count for _, count in found)
    return Table(
        key="reasons",
        title={"es": "Motivos de rechazo", "en": "Reasons for rejection"},
        columns=[
            Column(key="reason", label={"es": "Motivo", "en": "Reason"}, unit=Unit.TEXT),
            Column(key="count", label={"es": "Rechazadas", "en": "Rejected"}),
            Column(key="part", label={"es": "Parte", "en": "Share"}, unit=Unit.PERCENT),
        ],
        lines=[Line(cells=[why or UNSAID, count, percent(count, whole)]) for why, count in found],
    )


def _rejections(decided: QuerySet[Recharge]) -> list[tuple[str, int]]:
    rows = decided.filter(state=S.REJECTED).order_by().values_list("reason").annotate(Count("id"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _link(asked: Asked, **more: Any) -> str:
    days = {"since": asked.since, "until": asked.until, "customer": asked.customer}
    return asked.address("/recharges", **days, **more)


reports.add(
    "recharges",
    Report(
        key="recharges",
        group=Group.RECHARGES,
        title=TITLE,
        description=DESCRIPTION,
        measures=MEASURES,
        run=run,
        filters=(
            Filter.PERSON,
            Filter.TEAM,
            Filter.AREA,
            Filter.CUSTOMER,
            Filter.CHANNEL,
            Filter.CURRENCY,
        ),
        roles=OFFICE,
        own=frozenset({Role.ADVISOR}),
    ),
)
