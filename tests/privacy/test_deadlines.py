"""Until when the law wants an answer, and when admins are warned of it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hub.audit.models import Verified
from hub.kernel import clock
from hub.privacy.models import PrivacyRequest, PrivacySettings
from hub.privacy.operations import house
from hub.privacy.queries import due_on
from hub.reports.models import Notification

pytestmark = pytest.mark.django_db
LIMA, BOGOTA = ZoneInfo("America/Lima"), ZoneInfo("America/Bogota")


@pytest.mark.parametrize(
    ("country", "right", "asked", "due"),
    [
        # 23, 28 and 29 July and 6 August are holidays.
        ("PE", "erasure", datetime(2026, 7, 20, 10, tzinfo=LIMA), date(2026, 8, 7)),
        ("PE", "erasure", datetime(2026, 7, 20, 22, 30, tzinfo=LIMA), date(2026, 8, 7)),
        ("PE", "objection", datetime(2026, 7, 18, 9, tzinfo=LIMA), date(2026, 8, 5)),
        ("PE", "access", datetime(2026, 12, 23, 9, tzinfo=LIMA), date(2027, 1, 22)),
        # 8 and 15 June are holidays moved to a Monday (Ley 51 de 1983).
        ("CO", "access", datetime(2026, 6, 1, 9, tzinfo=BOGOTA), date(2026, 6, 17)),
        ("CO", "erasure", datetime(2026, 6, 1, 9, tzinfo=BOGOTA), date(2026, 6, 24)),
        ("CO", "rectification", datetime(2026, 3, 20, 23, tzinfo=BOGOTA), date(2026, 4, 15)),
    ],
)
def test_days_are_those_one_works_where_the_law_is(country, right, asked, due):
    PrivacySettings.objects.create(country=country)

    assert due_on(right, at=asked) == due


def test_admins_are_warned_when_seven_tenths_of_the_working_days_are_over(desk, rosa, admin):
    row = desk.post(rosa, "privacy-requests/", {"right": "erasure"}).data
    asked = datetime(2026, 7, 20, 10, tzinfo=LIMA)
    PrivacyRequest.objects.filter(id=row["id"]).update(
        created_at=asked, due_on=due_on("erasure", at=asked)
    )
    warned = Notification.objects.filter(key=f"privacy-due:{row['id']}")

    house.alert(at=datetime(2026, 7, 31, 23, tzinfo=LIMA))
    assert not warned.exists()

    house.alert(at=datetime(2026, 8, 3, 1, tzinfo=LIMA))
    assert warned.get().user_id == admin.id


def test_admins_hear_once_that_the_trail_was_touched(admin):
    Verified.objects.create(broken=["2026-07-01"])
    house.alert_of_trail(at=clock.now())
    told = Notification.objects.filter(user=admin, key="audit-broken")
    told.update(read_at=clock.now())

    house.alert_of_trail(at=clock.now())
    assert told.get().read_at is not None

    Verified.objects.update(broken=["2026-07-01", "2026-07-05"])
    house.alert_of_trail(at=clock.now())
    assert told.get().read_at is None
