"""What is kept of somebody who signed for what was done, and why it stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crm.queries import personal
from field_service.models import ActivityReport, Signature
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso

ACCOUNTING = "accounting"


class Reports(Keeper):
    """What was done for them, as they signed it."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each report, and each signature, oldest first."""
        family = personal.family(subject)
        reports = ActivityReport.objects.filter(order__customer__in=family)
        for report in reports.select_related("order").order_by("created_at", "id"):
            yield {
                "report": report.label,
                "order": report.order.label,
                "at": iso(report.created_at),
            }
        signatures = Signature.objects.filter(order__customer__in=family)
        for row in signatures.select_related("order").order_by("created_at", "id"):
            yield {
                "order": row.order.label,
                "signed_by": row.name,
                "document": row.document,
                "ip": row.ip,
                "at": iso(row.signed_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """What was signed backs the invoice it is billed on, and stays as long as that."""
        family = personal.family(subject)
        count = ActivityReport.objects.filter(order__customer__in=family).count()
        return Kept(kind="activity_reports", count=count, reason=ACCOUNTING)


KEEPERS: dict[str, Keeper] = {"activity_reports": Reports()}
