"""What is wanted of figures, and how they stand to it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hub.accounts.models import User
from hub.kernel import clock
from hub.reports.models import Goal
from tests.desk import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
GOAL = {
    "report": "volume", "figure": "sent", "comparison": "at_least", "target": "2", "amber": "1",
    "period": "30d",
}  # fmt: skip


def standing(desk: Desk, admin: User, goal: str) -> tuple[Any, str]:
    told = desk.get(admin, f"report-goals/{goal}/").data
    return told["value"], told["standing"]


def test_a_goal_turns_from_red_to_green(desk, admin, ana):
    goal = desk.post(admin, "report-goals/", GOAL).data["id"]
    talk = desk.writes().conversation_id
    seen = [standing(desk, admin, goal)]
    for _ in range(2):
        desk.says(ana, talk)
        seen.append(standing(desk, admin, goal))

    assert seen == [(0, "red"), (1, "amber"), (2, "green")]
    tile = desk.get(admin, "reports/volume/").data["figures"][1]
    assert tile["goal"]["standing"] == "green" and tile["goal"]["target"] == 2
    assert desk.get(admin, "reports/volume/?preset=7d").data["figures"][1]["goal"] is None
    changed = desk.patch(admin, f"report-goals/{goal}/", {"target": "50"})
    assert changed.status_code == 200 and standing(desk, admin, goal)[1] == "amber"
    assert desk.get(ana, f"report-goals/{goal}/").status_code == 404
    assert desk.call(ana, "DELETE", f"report-goals/{goal}/").status_code == 403
    assert desk.call(admin, "DELETE", f"report-goals/{goal}/").status_code == 204


@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"amber": "3"}, 422, "amber"),
        ({"comparison": "at_most", "amber": "1"}, 422, "amber"),
        ({"figure": "none"}, 422, "figure"),
        ({"report": "none"}, 422, "report"),
        ({"scope": "team"}, 422, "team"),
        ({"scope": "person", "person": "00000000-0000-7000-8000-000000000000"}, 422, "person"),
    ],
)
def test_a_goal_that_makes_no_sense_is_refused(desk, admin, change, status, field):
    told = desk.post(admin, "report-goals/", {**GOAL, **change})
    assert told.status_code == status and field in told.data["fields"]


def test_a_figure_has_one_goal_a_period_and_scope(desk, admin, ana):
    own = {"scope": "person", "person": str(ana.id)}
    answers = [desk.post(admin, "report-goals/", {**GOAL, **each}) for each in ({}, own, {}, own)]
    assert [each.status_code for each in answers] == [201, 201, 409, 409]


def test_the_database_refuses_a_goal_of_nobody(admin):
    at = clock.now()
    row = Goal(
        report="volume", figure="sent", comparison="at_least", target=1, amber=2, period="month",
        created_by=admin, created_at=at, updated_at=at,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    row.amber, row.scope = 1, "team"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
