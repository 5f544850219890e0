"""A report made for somebody says no more to them than they may know when they fetch it."""

import pytest

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.reports.models import ReportRun
from hub.reports.operations.reports import running
from tests.desk import desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


def made(desk, who, report):
    asked = desk.post(who, f"reports/{report}/runs/", {"preset": "today", "format": "csv"})
    assert asked.status_code == 201, asked.data
    running.work_on(ReportRun.objects.get(id=asked.data["id"]).id, at=clock.now())
    return f"report-runs/{asked.data['id']}/file/"


def test_who_sees_only_their_own_by_now_does_not_fetch_everybodys(desk, tomas):
    User.objects.filter(id=tomas.id).update(role=Role.ADMIN)
    tomas.refresh_from_db()
    whole = made(desk, tomas, "technicians")
    assert desk.get(tomas, whole).status_code == 200

    User.objects.filter(id=tomas.id).update(role=Role.TECHNICIAN)
    tomas.refresh_from_db()

    assert desk.get(tomas, whole).status_code == 404
    assert desk.get(tomas, made(desk, tomas, "technicians")).status_code == 200
