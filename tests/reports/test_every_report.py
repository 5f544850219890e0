"""Every report there is: it has what a report has, and says it whatever it is asked."""

from typing import Any

import pytest

from hub.accounts.models import User
from hub.reports.ports.reports import reports
from hub.reports.types.reports import Filter
from tests.desk import Desk, desk  # noqa: F401

ALL = [pytest.param(each, id=key) for key, each in reports]


@pytest.mark.parametrize("report", ALL)
def test_it_says_all_its_figures_with_tables_that_fit(report: Any, desk: Desk, admin: User):  # noqa: F811
    told = desk.get(admin, f"reports/{report.key}/?preset=year&compare=true")
    assert told.status_code == 200, told.data
    assert [each["key"] for each in told.data["figures"]] == [each.key for each in report.measures]
    for table in told.data["tables"]:
        assert all(len(row["cells"]) == len(table["columns"]) for row in table["rows"])
    for chart in told.data["charts"]:
        assert all(len(point["values"]) == len(chart["names"]) for point in chart["points"])


@pytest.mark.parametrize("report", ALL)
def test_no_chart_stands_without_a_table(report: Any, desk: Desk, admin: User):  # noqa: F811
    told = desk.get(admin, f"reports/{report.key}/").data
    assert bool(told["tables"]) >= bool(told["charts"])


@pytest.mark.parametrize("report", ALL)
def test_its_figures_are_its_own(report: Any, admin: User, db: None):
    from hub.kernel import clock
    from hub.kernel.home import today
    from hub.reports.queries.asking import asked_of

    asked = asked_of(report, {}, user=admin, today=today(clock.now()))
    known = {each.key for each in report.measures}
    for each in (asked, asked.before()):
        found = report.run(each)
        assert set(found.figures) <= known
        assert set(found.links) <= known


@pytest.mark.parametrize("report", ALL)
@pytest.mark.parametrize("format", ["csv", "xlsx", "pdf"])
def test_it_can_be_taken_away(report: Any, format: str, desk: Desk, admin: User):  # noqa: F811
    told = desk.get(admin, f"reports/{report.key}/?format={format}")
    assert told.status_code == 200
    begins = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "pdf": b"%PDF"}
    assert told.content.startswith(begins[format])


@pytest.mark.parametrize("report", ALL)
def test_who_sees_their_own_sees_nobody_elses(
    report: Any,
    desk: Desk,  # noqa: F811
    ana: User,
    admin: User,
):
    if Filter.PERSON not in report.filters or ana.role not in report.own:
        assert desk.get(ana, f"reports/{report.key}/").status_code in (200, 404)
        return
    assert desk.get(ana, f"reports/{report.key}/").status_code == 200
    assert desk.get(ana, f"reports/{report.key}/?person={admin.id}").status_code == 404
