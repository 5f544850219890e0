"""Rows of service made by hand, at instants of their own, and what a report says of them."""

from datetime import UTC, datetime, timedelta

from field_service.models import Booking, Order, OrderStep, OrderSurvey, TimeLog

# A Monday in Lima; the range asked for is this week and the next.
DAY = datetime(2026, 8, 3, 13, tzinfo=UTC)  # eight in the morning
RANGE = "since=2026-08-03&until=2026-08-16"
HOUR = timedelta(hours=1)


def on(day, hour=0.0):
    return DAY + timedelta(days=day, hours=hour)


def made(shop, number, moves, *, due=None, **fields):
    """Return an order that took these steps: (instant, what, state it led to)."""
    done = [at for at, what, _ in moves if what == "finish"]
    row = Order.objects.create(
        number=number, customer=shop.customer, made_for=shop.customer, kind=shop.kind,
        source=fields.pop("source", "staff"), title="Trabajo", place="Taller",
        state=moves[-1][2], state_since=moves[-1][0], created_by=shop.clerk, finish_by=due,
        done_at=done[0] if done else None, created_at=moves[0][0], updated_at=moves[-1][0],
        **fields,
    )  # fmt: skip
    before = moves[0][2]  # the first step leads nowhere, as the house writes it
    for at, what, state in moves:
        OrderStep.objects.create(
            order=row, what=what, before=before, after=state, happened_at=at, created_at=at
        )
        before = state
    return row


def sent(row, technician, start, lasts=2):
    return Booking.objects.create(
        order=row, technician=technician, starts_at=start, ends_at=start + lasts * HOUR,
        created_by=row.created_by, created_at=row.created_at,
    )  # fmt: skip


def ran(row, technician, kind, start, hours):
    TimeLog.objects.create(
        order=row, technician=technician, kind=kind, started_at=start,
        ended_at=start + hours * HOUR,
    )  # fmt: skip


def answered(row, score, at):
    OrderSurvey.objects.create(
        order=row, state="answered", due_at=at, score=score, answered_at=at, created_at=at
    )


def told(desk, who, key, more=""):
    answer = desk.get(who, f"reports/{key}/?preset=custom&{RANGE}{more}")
    assert answer.status_code == 200, answer.data
    figures = {each["key"]: each["value"] for each in answer.data["figures"]}
    tables = {each["key"]: each["rows"] for each in answer.data["tables"]}
    return figures, tables


def whole(shop, number, start, hours, *, due=None, **fields):
    """Return an order asked for at `start` and done so many hours later."""
    end = start + timedelta(hours=hours)
    moves = [
        (start, "requested", "requested"),
        (start + HOUR, "assign", "assigned"),
        (start + 2 * HOUR, "start", "in_progress"),
        (end, "finish", "done"),
    ]
    return made(shop, number, moves, due=due, **fields)
