"""Reports made behind the scenes, as they are shown to whoever asked."""

from __future__ import annotations

from typing import Any

from hub.kernel.clock import iso
from hub.reports.models import ReportRun
from hub.reports.ports.reports import reports
from hub.reports.serializers.reports import said
from hub.reports.types.running import RunState


def run_shown(row: ReportRun, language: str) -> dict[str, Any]:
    """Return how far a report is, and where its file is."""
    report = reports.get(row.report)
    done = row.state == RunState.DONE
    return {
        "id": str(row.id),
        "report": row.report,
        "title": said(report.title, language) if report is not None else row.report,
        "asked": row.asked,
        "format": row.format,
        "state": row.state,
        "done": row.done,
        "size": row.size,
        "error": row.error,
        "url": f"/api/v1/report-runs/{row.id}/file/" if done else "",
        "created_at": iso(row.created_at),
        "ended_at": iso(row.ended_at),
        "expires_at": iso(row.expires_at),
    }
