"""Closed days of the trail: what was sealed, and how one sees that it was touched."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from hub.audit.models import Entry, Seal
from hub.audit.operations import sealing, verifying
from hub.kernel import clock

pytestmark = pytest.mark.django_db
FACTS = "/api/v1/audit/facts/"


@pytest.fixture
def noon():
    return clock.now().replace(hour=12)


def a_line(at, **more):
    return Entry.objects.create(at=at, action="x", kind="y", **more)


def forge(line, **values):
    """Change a line past the triggers, as who owns the machine could."""
    table = Entry._meta.db_table
    off, on = {
        "sqlite": (f"DROP TRIGGER {table}_refuses_update", ""),
        "postgresql": (
            f"ALTER TABLE {table} DISABLE TRIGGER USER",
            f"ALTER TABLE {table} ENABLE TRIGGER USER",
        ),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(off)
        Entry.objects.filter(id=line.id).update(**values)
        if on:
            cursor.execute(on)


def test_a_day_is_closed_once_its_stragglers_are_in():
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    a_line(midnight - timedelta(seconds=1))

    assert sealing.seal_days(at=midnight + timedelta(minutes=59)) == 0
    assert sealing.seal_days(at=midnight + timedelta(minutes=61)) == 1


def test_a_line_slipped_into_a_closed_day_shows(api, admin, noon):
    for days in (3, 2):
        a_line(noon - timedelta(days=days))
    assert sealing.seal_days(at=noon) == 3
    assert sealing.seal_days(at=noon) == 0 and verifying.verify_new(at=noon) == []

    a_line(noon - timedelta(days=2))

    day = (noon - timedelta(days=2)).date()
    assert verifying.verify_new(at=noon) == [], "it was looked at already"
    verifying.verify_daily(at=noon)
    facts = api(admin).get(FACTS).json()
    assert facts["broken"] == [day.isoformat()] and "y" in facts["kinds"]
    assert facts["verified_until"] == (noon - timedelta(days=1)).date().isoformat()
    with pytest.raises(CommandError, match="1 broken"):
        call_command("audit_verify", stdout=StringIO())


def test_the_page_of_the_trail_hashes_nothing(api, admin, noon, django_assert_max_num_queries):
    for days in range(30, 0, -1):
        a_line(noon - timedelta(days=days))
    sealing.seal_days(at=noon)
    verifying.verify_new(at=noon)

    with django_assert_max_num_queries(12):
        assert api(admin).get(FACTS).json()["broken"] == []


@pytest.mark.parametrize("field", ["role", "session_id", "request_id", "user_id", "ip"])
def test_who_did_it_and_from_where_is_sealed_too(noon, field):
    line = a_line(noon - timedelta(days=1))
    sealing.seal_days(at=noon)
    other = {"role": "admin", "request_id": "x", "ip": "203.0.113.9"}.get(field) or uuid4()

    forge(line, **{field: other})

    assert verifying.verify_all(at=noon) == [line.at.date()]


def test_days_sealed_the_first_way_still_hold(noon):
    line = a_line(noon - timedelta(days=2), role="admin")
    day = line.at.date()
    count, digest = sealing.digest_of(day, version=None)
    Seal.objects.create(day=day, count=count, digest=digest, made_at=noon)
    sealing.seal_days(at=noon)

    assert verifying.verify_all(at=noon) == []
    assert [seal.version for seal in Seal.objects.order_by("day")] == [None, 2]


def test_a_house_without_its_first_days_is_not_whole(noon):
    """Nothing older than the gap is left, and yet these days are too young to be gone."""
    Seal.objects.create(day=(noon - timedelta(days=9)).date(), count=1, digest="", made_at=noon)
    a_line(noon - timedelta(days=1))

    assert (noon - timedelta(days=9)).date() in verifying.verify_all(at=noon)


def test_what_went_because_it_was_old_breaks_no_day(noon):
    old = noon - timedelta(days=366 * 6)
    for hour in (1, 2):
        a_line(old.replace(hour=hour))
    count, digest = sealing.digest_of(old.date(), version=2)
    Seal.objects.create(day=old.date(), count=count, digest=digest, version=2, made_at=old)

    assert sealing.forget(before=old.replace(hour=2), at=noon) == 0, "days go whole"
    assert verifying.verify_all(at=noon) == []
    assert sealing.forget(before=noon, at=noon) == 2
    assert verifying.verify_all(at=noon) == []
