"""Who sees which report, as what it comes, and what takes long."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from openpyxl import load_workbook
from pypdf import PdfReader

from crm.models import Customer
from hub.accounts.models import Team, User
from hub.kernel import clock
from hub.kernel.snapshot import snapshot
from hub.reports.models import Notification, ReportRun
from hub.reports.operations.reports import running
from hub.reports.ports.reports import Report, reports
from hub.reports.types.making import measure, words
from hub.reports.types.reports import Filter, Group, Result
from tests.desk import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


def keys(desk: Desk, who: User) -> set[str]:
    return {row["key"] for row in desk.get(who, "reports/").data["results"]}


def test_everybody_sees_what_is_theirs(desk, admin, ana, carla, tomas, rosa):
    everything = {key for key, _ in reports}
    assert keys(desk, admin) == everything
    assert {"revenue", "collection", "recharges", "coupons"} <= keys(desk, carla)
    assert not {"volume", "answers", "sales"} & keys(desk, carla)
    assert {"answers", "sales"} <= keys(desk, ana) and "collection" not in keys(desk, ana)
    assert desk.get(tomas, "reports/collection/").status_code == 404
    assert desk.get(rosa, "reports/").status_code == 403
    assert desk.get(rosa, "reports/answers/").status_code == 403


def test_an_advisor_sees_their_own_alone(desk, admin, ana, luis):
    talk = desk.writes().conversation_id
    desk.says(luis, talk)
    of = {who: desk.get(who, "reports/volume/").data for who in (admin, ana, luis)}

    sent = {who.username: told["figures"][1]["value"] for who, told in of.items()}
    assert sent == {"admin": 1, "ana": 0, "luis": 1}
    names = {each["key"] for each in of[ana]["filters"]}
    assert "person" not in names and "person" in {each["key"] for each in of[admin]["filters"]}
    team = Team.objects.create(name="A")
    for narrowed in (f"person={luis.id}", f"team={team.id}"):
        assert desk.get(ana, f"reports/volume/?{narrowed}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("preset=custom", "since"),
        ("since=2026-02-02&until=2026-02-01", "until"),
        ("since=2000-01-01&until=2026-01-01", "since"),
        ("preset=never", "preset"),
        ("person=00000000-0000-7000-8000-000000000000", "person"),
        ("customer=00000000-0000-7000-8000-000000000000", "customer"),
        ("format=doc", "format"),
        ("since=0001-01-01", "since"),
    ],
)
def test_nonsense_is_named(desk, admin, asked, field):
    told = desk.get(admin, f"reports/volume/?{asked}")
    assert told.status_code == 422 and field in told.data["fields"]


def test_teams_and_people_narrow_together(desk, admin, ana, luis):
    team = Team.objects.create(name="A")
    team.members.add(ana)
    desk.says(luis, desk.writes().conversation_id)
    both = desk.get(admin, f"reports/volume/?team={team.id}&person={luis.id}").data

    assert both["figures"][1]["value"] == 0
    assert {each["key"]: each["name"] for each in both["filters"]} | {"channel": ""} == {
        "person": luis.name, "team": "A", "area": "", "channel": "",
    }  # fmt: skip


EVIL = '=HYPERLINK("http://x","y")'


def test_no_cell_is_a_formula_and_its_question_stands_above(desk, admin, rosa, ana):
    desk.unlocked(rosa, ana)
    customer = Customer.objects.get(portal_user=rosa)
    Customer.objects.filter(id=customer.id).update(name=EVIL)
    path = f"reports/answers/?customer={customer.id}&compare=true&format="

    text = desk.get(admin, f"{path}csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert ["Cliente", f"'{EVIL}"] in rows and rows[0] == ["Reporte", "Respuesta y resolución"]
    assert any(row[:1] == ["Comparado con"] for row in rows)
    book = load_workbook(io.BytesIO(desk.get(admin, f"{path}xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert EVIL in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]
    page = PdfReader(io.BytesIO(desk.get(admin, f"{path}pdf").content)).pages[0].extract_text()
    assert "HYPERLINK" in page and "Respuesta y resolución" in page


@pytest.fixture
def heavy() -> Any:
    """A report nobody should wait for."""
    ran: list[Any] = []

    def run(asked: Any) -> Result:
        ran.append(asked)
        return Result(figures={"n": 7})

    report = Report(
        key="heavy", group=Group.COMPLIANCE, title=words("Pesado", "Heavy"),
        description=words("x", "x"), measures=(measure("n", words("n", "n"), words("n", "n")),),
        run=run, weight=lambda asked: 10**9, filters=(Filter.PERSON,),
    )  # fmt: skip
    reports.add("heavy", report)
    yield ran
    reports._items.pop("heavy")


def test_what_takes_long_is_made_behind_the_scenes(desk, admin, ana, heavy):
    assert desk.get(admin, "reports/heavy/").data["code"] == "takes_long" and not heavy
    told = desk.post(admin, "reports/heavy/runs/", {"preset": "year", "format": "csv"})
    assert (told.status_code, told.data["state"], told.data["url"]) == (201, "queued", "")
    running.work_on(ReportRun.objects.get().id, at=clock.now())

    row = desk.get(admin, "report-runs/").data["results"][0]
    assert (row["state"], row["done"]) == ("done", 100)
    assert b"Pesado" in desk.get(admin, row["url"].removeprefix("/api/v1/")).content
    assert Notification.objects.filter(user=admin, kind="report").count() == 1
    path = f"report-runs/{row['id']}/"
    assert [desk.get(ana, each).status_code for each in (path, f"{path}file/")] == [404, 404]
    running.work_on(ReportRun.objects.get().id, at=clock.now())
    assert len(heavy) == 1
    assert running.forget(at=clock.now() + timedelta(days=6)) == 0
    assert running.forget(at=clock.now() + timedelta(days=8)) == 1


def test_who_may_no_longer_see_it_gets_nothing(desk, admin, heavy):
    desk.post(admin, "reports/heavy/runs/", {"format": "csv"})
    User.objects.filter(id=admin.id).update(role="clerk")
    row = ReportRun.objects.get()
    running.work_on(row.id, at=clock.now())
    row.refresh_from_db()

    assert (row.state, row.error, row.content) == ("failed", "not_found", None) and not heavy


def test_nobody_has_more_than_five_made_at_once(desk, admin, heavy):
    answers = [desk.post(admin, "reports/heavy/runs/", {"format": "csv"}) for _ in range(6)]
    assert [each.status_code for each in answers] == [201] * 5 + [409]


def test_a_worker_that_was_killed_leaves_it_to_the_next_and_gives_up_in_the_end(desk, admin, heavy):
    desk.post(admin, "reports/heavy/runs/", {"format": "csv"})
    row, at = ReportRun.objects.get(), clock.now()
    for minutes in (0, 11, 22):
        assert running.open_runs(at=at + timedelta(minutes=minutes)) == [row.id]
        assert running._claimed(row.id, at + timedelta(minutes=minutes)) is not None
        assert running.open_runs(at=at + timedelta(minutes=minutes + 1)) == []
    running.work_on(row.id, at=at + timedelta(minutes=33))
    row.refresh_from_db()
    assert (row.state, row.error) == ("failed", "broken")


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_writes_nothing_and_takes_no_turn(admin):
    with snapshot():
        assert User.objects.filter(id=admin.id).exists()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SHOW transaction_isolation")
                assert cursor.fetchone()[0] == "repeatable read"
                cursor.execute("SHOW transaction_read_only")
                assert cursor.fetchone()[0] == "on"
    User.objects.filter(id=admin.id).update(first_name="Ada")  # after it the connection writes


def test_the_wall_says_who_waits(desk, admin, ana, rosa, tomas):
    from chat.queries import wallboard

    wallboard.forget()
    desk.writes("hola")
    told = desk.get(admin, "reports/wallboard/").data
    assert (told["waiting"], told["unassigned"], len(told["longest"])) == (1, 1, 1)
    desk.writes("otro", sender="51987000002")
    assert desk.get(ana, "reports/wallboard/").data["waiting"] == 1  # remembered for two seconds
    wallboard.forget()
    assert desk.get(ana, "reports/wallboard/").data["waiting"] == 2
    wallboard.forget()
    assert [desk.get(who, "reports/wallboard/").status_code for who in (rosa, tomas)] == [403, 403]
