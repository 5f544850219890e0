"""Jobs that copy and forget: one worker at a time, tried a few times, then people are told."""

from datetime import timedelta

import pytest

from hub.accounts.ports.personal import keepers
from hub.kernel import clock
from hub.privacy.models import PrivacyRequest
from hub.privacy.operations.working import MOST_TRIES, work_on
from hub.privacy.tasks import work_on_left
from hub.reports.models import Notification
from tests.crowd import outcomes

DOOR = "privacy-requests/"


class Slow:
    """A keeper in whose middle something happens."""

    def __init__(self, happens):
        self.begun, self._happens = 0, happens

    def rows(self, subject):
        self.begun += 1
        self._happens()
        return iter(())

    def files(self, subject):
        return iter(())

    def forget(self, subject):
        self.rows(subject)


class DiskFull(Exception):
    """What went wrong this time."""


@pytest.fixture
def slow(monkeypatch):
    """Return a keeper during whose work something happens."""

    def made(happens):
        keeper = Slow(happens)
        monkeypatch.setitem(keepers._items, "slow", keeper)
        return keeper

    return made


def broken():
    raise DiskFull


def asks(desk, who, right):
    return desk.post(who, DOOR, {"right": right}).data["id"]


def try_until_given_up(request_id):
    for _ in range(MOST_TRIES):
        with pytest.raises(DiskFull):
            work_on(request_id, at=clock.now())


def test_a_copy_that_takes_long_is_begun_once(desk, rosa, slow):
    keeper = slow(lambda: work_on_left())
    request_id = asks(desk, rosa, "access")

    work_on(request_id, at=clock.now())

    assert keeper.begun == 1
    assert PrivacyRequest.objects.get(id=request_id).state == "fulfilled"


def test_one_who_is_still_at_it_keeps_it_however_long_it_takes(desk, rosa, slow, monkeypatch):
    """Each step says that it lives, an hour after the other: nobody takes the work away."""
    hours, now = iter(range(1, 99)), clock.now()
    request_id = asks(desk, rosa, "access")

    def an_hour_later():
        at = now + timedelta(hours=next(hours))
        monkeypatch.setattr(clock, "now", lambda: at)

    keeper = slow(an_hour_later)
    monkeypatch.setitem(keepers._items, "slower", Slow(lambda: work_on_left()))

    work_on(request_id, at=now)

    assert keeper.begun == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("right", ["access", "erasure"])
def test_of_many_workers_one_does_it(desk, rosa, admin, slow, right):
    keeper = slow(lambda: None)
    request_id = asks(desk, rosa, right)
    if right == "erasure":
        desk.post(admin, f"{DOOR}{request_id}/fulfil/")

    outcomes(*[lambda: work_on(request_id, at=clock.now())] * 4)

    assert keeper.begun == 1
    assert PrivacyRequest.objects.get(id=request_id).state == "fulfilled"


def test_a_killed_worker_is_followed_by_another_when_its_time_is_over(desk, rosa):
    request_id = asks(desk, rosa, "access")
    later = clock.now() + timedelta(minutes=10)
    PrivacyRequest.objects.filter(id=request_id).update(tries=1, leased_until=later)

    work_on(request_id, at=clock.now())
    assert PrivacyRequest.objects.get(id=request_id).state == "in_progress"

    work_on(request_id, at=later)
    assert PrivacyRequest.objects.get(id=request_id).state == "fulfilled"


@pytest.mark.parametrize("right", ["access", "erasure"])
def test_what_fails_five_times_is_told_and_can_begin_anew(desk, rosa, admin, slow, right):
    request_id = asks(desk, rosa, right)
    if right == "erasure":
        desk.post(admin, f"{DOOR}{request_id}/fulfil/")
    keeper = slow(broken)
    try_until_given_up(request_id)

    row = desk.get(admin, f"{DOOR}{request_id}/").data
    assert (row["state"], row["allowed_transitions"]) == ("failed", ["fulfil", "deny"])
    notices = Notification.objects.filter(key=f"privacy-failed:{request_id}")
    assert [notice.user_id for notice in notices] == [admin.id]
    assert "Rosa" not in notices[0].title + notices[0].text, "she may be forgotten yet"
    assert [each["id"] for each in desk.get(admin, f"{DOOR}?state=open").data["results"]]
    work_on_left()
    assert keeper.begun == MOST_TRIES, "nobody tries for ever"

    slow(lambda: None)
    again = desk.post(admin, f"{DOOR}{request_id}/fulfil/")
    assert (again.status_code, again.data["state"]) == (200, "in_progress")
    work_on(request_id, at=clock.now())
    assert PrivacyRequest.objects.get(id=request_id).state == "fulfilled"


def test_a_worker_killed_over_the_last_try_leaves_it_to_people(desk, rosa, admin):
    request_id = asks(desk, rosa, "access")
    over = clock.now() - timedelta(seconds=1)
    PrivacyRequest.objects.filter(id=request_id).update(tries=MOST_TRIES, leased_until=over)

    work_on_left()

    assert PrivacyRequest.objects.get(id=request_id).state == "failed"
    assert Notification.objects.filter(user=admin, key=f"privacy-failed:{request_id}").exists()


def test_one_may_ask_no_second_time_meanwhile_but_withdraw(desk, rosa):
    request_id = asks(desk, rosa, "access")
    PrivacyRequest.objects.filter(id=request_id).update(state="failed")

    assert desk.post(rosa, DOOR, {"right": "access"}).data["code"] == "already_asked"
    assert desk.post(rosa, f"{DOOR}{request_id}/withdraw/").data["state"] == "withdrawn"
