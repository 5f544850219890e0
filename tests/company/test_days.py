"""A day in a list begins when it begins in the house, wherever the machine stands."""

from datetime import UTC, datetime

import pytest

from billing.models import Recharge
from crm.models import Customer, Opportunity
from hub.company.operations import house
from tests.crm.deals import makes, pedro
from tests.desk import desk, soles

__all__ = ["desk", "makes", "pedro"]
pytestmark = pytest.mark.django_db
# Half past midnight in Santiago, the evening before in Lima.
EARLY = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)


def test_a_day_is_the_houses_own(desk, ana, rosa, pedro, makes):
    house.change(fields={"zone": "America/Santiago"})
    makes(ana, amount=soles("10.00"))
    assert desk.loads(rosa, desk.unlocked(rosa, ana)).status_code == 201
    for model in (Customer, Recharge):
        model.objects.update(created_at=EARLY)
    Opportunity.objects.update(stage="closed", outcome="won", closed_at=EARLY)

    for door in ("customers/", "opportunities/", "recharges/"):
        found = [
            len(desk.get(ana, f"{door}?since=2026-11-{day}&until=2026-11-{day}").data["results"])
            for day in (21, 22)
        ]
        assert found[0] == 0 and found[1] > 0, door


@pytest.mark.parametrize("zone", ["America/Lima", "Asia/Tokyo"])
def test_the_first_and_the_last_day_there_are_break_nothing(desk, ana, zone):
    house.change(fields={"zone": zone})
    for door in ("customers/", "opportunities/", "recharges/"):
        for day in ("0001-01-01", "9999-12-31"):
            answer = desk.get(ana, f"{door}?since={day}&until={day}")
            assert answer.status_code == 200, (door, day)
