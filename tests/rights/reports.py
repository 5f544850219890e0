"""One of each thing of reports: Ana's report that was made, and a goal of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.kernel import clock
from hub.reports.models import Goal, ReportRun
from hub.reports.types.running import RUN_KEPT

if TYPE_CHECKING:
    from tests.rights.house import House


def furnish(house: House) -> None:
    """Let Ana have had a report made, and the admin want something of a figure."""
    at, ana, admin = clock.now(), house.people["advisor"], house.people["admin"]
    run = ReportRun.objects.create(
        user=ana, report="volume", format="csv", state="done", done=100, content=b"x", size=1,
        asked={"preset": "custom", "since": "2026-01-01", "until": "2026-01-31"},
        created_at=at, ended_at=at, expires_at=at + RUN_KEPT,
    )  # fmt: skip
    goal = Goal.objects.create(
        report="volume", figure="sent", comparison="at_least", target=10, amber=5, period="month",
        created_by=admin, created_at=at, updated_at=at,
    )  # fmt: skip
    house.owned |= {"report-runs/run_id": run.id, "goal_id": goal.id, "reports/key": "volume"}
