"""What the house of the demo day wants of its figures."""

from datetime import datetime

from hub.accounts.queries import admins
from hub.reports.models import Goal
from hub.reports.operations.reports import goals
from hub.reports.types.running import Scope

# report, figure, comparison, target, amber, period; money in minor units, times in seconds
WANTED = (
    ("answers", "first_p90", "at_most", 900, 1_800, "30d"),
    ("answers", "sla_percent", "at_least", 90, 75, "30d"),
    ("collection", "cash_in", "at_least", 1_000_000, 400_000, "month"),
    ("sales", "win_percent", "at_least", 40, 25, "quarter"),
)


def seed(*, at: datetime) -> None:
    """Set the goals, once."""
    by = admins().first()
    if by is None or Goal.objects.exists():
        return
    names = ("report", "figure", "comparison", "target", "amber", "period")
    for row in WANTED:
        goals.make({**dict(zip(names, row, strict=True)), "scope": Scope.HOUSE}, by=by, at=at)
