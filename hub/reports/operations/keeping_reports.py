"""Reports somebody had made are theirs: told to them, and gone with them."""

from collections.abc import Iterator
from typing import Any

from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso
from hub.reports.models import Goal, ReportRun


class ReportKeeper(Keeper):
    """Which reports somebody had made, and what was wanted of their figures."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        if subject.user_id is None:
            return
        for row in ReportRun.objects.filter(user_id=subject.user_id).order_by("created_at"):
            yield {"report": row.report, "asked": row.asked, "created_at": iso(row.created_at)}
        for goal in Goal.objects.filter(person_id=subject.user_id).order_by("created_at"):
            yield {"goal": goal.report, "figure": goal.figure, "target": str(goal.target)}

    def forget(self, subject: Subject) -> Kept | None:
        if subject.user_id is not None:
            ReportRun.objects.filter(user_id=subject.user_id).delete()
            Goal.objects.filter(person_id=subject.user_id).delete()
        return None
