"""Whoever knocks again and again does not fill the trail, and nothing of it is lost."""

from datetime import timedelta

import pytest

from hub.audit.models import Entry, Tally
from hub.audit.operations import flooding
from hub.kernel import clock, trail
from hub.kernel.trail import note, one_request
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_minute(monkeypatch):
    """Everything here happens within one minute."""
    now = clock.now().replace(second=5, microsecond=0)
    monkeypatch.setattr(clock, "now", lambda: now)
    return now


def fails_from(ip, times=1, at=""):
    with one_request("r"):
        trail.comes_from(ip)
        for _ in range(times):
            note("sign_in_failed", kind="accounts.user", object_id=at)


def told(**asked):
    return list(Entry.objects.filter(**asked).order_by("at", "id"))


def test_the_first_refusals_are_lines_and_the_rest_one_that_counts_them(api, ana, one_minute):
    web = api(ana)
    for _ in range(13):
        assert web.get("/api/v1/audit/").status_code == 403
    assert len(told(action="authz_denied")) == 10
    assert flooding.tell_counts(at=one_minute + timedelta(seconds=50)) == 0, "not over yet"

    assert flooding.tell_counts(at=one_minute + timedelta(minutes=2)) == 1

    *_, last = told(action="authz_denied")
    assert (last.about["times"], last.user_id, last.role) == (3, ana.id, "advisor")
    assert not Tally.objects.exists()
    assert flooding.tell_counts(at=one_minute + timedelta(minutes=9)) == 0


def test_a_few_refusals_leave_no_count(api, ana, one_minute):
    api(ana).get("/api/v1/audit/")

    assert flooding.tell_counts(at=one_minute + timedelta(minutes=2)) == 0
    assert len(told(action="authz_denied")) == 1 and not Tally.objects.exists()


def test_failed_sign_ins_are_counted_by_where_they_come_from(one_minute):
    fails_from("203.0.113.9", 12)
    fails_from("198.51.100.4", 2)
    for host in range(12):
        fails_from(f"2001:db8:1:2::{host:x}")

    flooding.tell_counts(at=one_minute + timedelta(minutes=2))

    assert len(told(ip="203.0.113.9")) == 11 and len(told(ip="198.51.100.4")) == 2
    counts = [line.about["times"] for line in told() if "times" in line.about]
    assert sorted(counts) == [2, 2], "a whole network of one sender is one"


def test_a_flood_of_nobodies_hides_no_try_at_somebody(api, admin, ana, one_minute):
    fails_from("203.0.113.9", 30)
    fails_from("203.0.113.9", 12, at=admin.id)
    fails_from("203.0.113.9", 1, at=ana.id)
    flooding.tell_counts(at=one_minute + timedelta(minutes=2))

    assert len(told(object_id=str(ana.id), action="sign_in_failed")) == 1
    assert len(told(object_id=str(admin.id), action="sign_in_failed")) == 10
    lines = api(admin).get("/api/v1/audit/?kind=audit.tally").json()["results"]
    counted = {line["about"].get("user", ""): line for line in lines}
    assert {key: line["about"]["times"] for key, line in counted.items()} == {
        "": 20, str(admin.id): 2,
    }  # fmt: skip
    names = counted[str(admin.id)]["names"]
    assert names[str(admin.id)]["name"] == "Alma Prado"


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_none_is_lost(one_minute):
    outcomes(*[lambda: fails_from("203.0.113.9", 5)] * 6)
    end = one_minute + timedelta(minutes=2)
    outcomes(*[lambda: flooding.tell_counts(at=end)] * 4)

    lines = told(action="sign_in_failed")
    assert len(lines) == 11
    assert lines[-1].about["times"] == 20
