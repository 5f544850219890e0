"""Customers are told facts: once per person, by the roads they want, when it is not quiet."""

from datetime import timedelta

import pytest

from hub.accounts.ports.personal import Subject, keepers
from hub.kernel import clock
from hub.reports.models import Notification, Telling
from hub.reports.operations import facts, telling
from hub.reports.operations.notices import read
from hub.reports.ports.kinds import FactKind, kinds
from hub.reports.types import Fact, Road

pytestmark = pytest.mark.django_db
PREFERENCES, LOG = "/api/v1/me/notice-preferences/", "/api/v1/notice-log/"
KIND = "communication_answered"


def fact(key="one", **more):
    said = {"kind": KIND, "link": "/portal/chat/7", "values": {"answer": "Con gusto"}}
    return Fact(key=key, **{**said, **more})


def sends(road=Road.MAIL, **later):
    while telling.tell_next(road, at=clock.now() + timedelta(**later)):
        pass


def standing():
    return {row.road: (row.state, row.reason) for row in Telling.objects.all()}


@pytest.fixture
def rosa(rosa):
    rosa.email = "rosa@example.com"
    rosa.save()
    return rosa


def test_a_fact_is_told_in_the_portal_at_once_and_once(api, rosa):
    first = facts.tell(rosa.id, fact(), at=clock.now())
    again = facts.tell(rosa.id, fact(values={"answer": "otra"}), at=clock.now())

    assert first is not None and again is None
    page = api(rosa).get("/api/v1/notifications/").json()
    assert [(row["title"], row["text"]) for row in page["results"]] == (
        [("Le respondimos", "Con gusto")]
    )
    assert page["unread"] == 1
    assert standing() == {
        "app": ("sent", ""),
        "channel": ("skipped", "no_channel"),
        "mail": ("skipped", "no_mail_server"),
    }


def test_who_is_no_customer_is_told_nothing(rosa, ana):
    rosa.is_active = False
    rosa.save()
    for user_id in (rosa.id, ana.id, None):
        assert facts.tell(user_id, fact(), at=clock.now()) is None
    assert not Notification.objects.exists()


def test_without_a_channel_it_goes_by_mail_in_their_language(rosa, post):
    rosa.language = "en"
    rosa.save()
    facts.tell(rosa.id, fact(), at=clock.now())

    sends(minutes=1)
    sends(minutes=2)

    [mail] = post.mails
    assert (mail["To"], mail["Subject"]) == ("rosa@example.com", "We have answered you")
    assert "/portal/chat/7" in mail.get_content() and "/portal/notices" in mail.get_content()
    assert standing()["mail"] == ("sent", "")


@pytest.mark.parametrize("road", Road)
def test_a_road_that_is_off_is_not_taken(api, rosa, post, road):
    switched = {"kind": KIND, "road": road, "on": False}
    answer = api(rosa).put(PREFERENCES, {"switches": [switched]})
    assert answer.json()["kinds"][0]["roads"][road] is False

    facts.tell(rosa.id, fact(), at=clock.now())
    sends(minutes=1)

    assert standing()[road] == ("skipped", "preference_off")
    assert len(post.mails) == (0 if road == Road.MAIL else 1)
    shown = api(rosa).get("/api/v1/notifications/").json()
    assert len(shown["results"]) == shown["unread"] == (0 if road == Road.APP else 1)


def test_what_is_switched_off_meanwhile_is_not_sent(api, rosa, post):
    facts.tell(rosa.id, fact(), at=clock.now())
    api(rosa).put(PREFERENCES, {"switches": [{"kind": KIND, "road": "mail", "on": False}]})
    sends(minutes=1)

    assert post.mails == [] and standing()["mail"] == ("skipped", "preference_off")


def test_quiet_hours_put_it_off_by_their_own_clock(api, rosa, post):
    hours = {"quiet_from": "00:00", "quiet_to": "23:59", "zone": "Asia/Tokyo"}
    assert api(rosa).put(PREFERENCES, hours).json()["zone"] == "Asia/Tokyo"
    facts.tell(rosa.id, fact(), at=clock.now())

    due = Telling.objects.get(road="mail").due_at
    assert due > clock.now() - timedelta(minutes=1)
    api(rosa).put(PREFERENCES, {"quiet_from": None, "quiet_to": None})
    sends(hours=25)

    assert len(post.mails) == 1


def test_quiet_hours_set_later_count_too(api, rosa, post):
    facts.tell(rosa.id, fact(), at=clock.now())
    hours = {"quiet_from": "00:00", "quiet_to": "23:59:59", "zone": "UTC"}
    api(rosa).put(PREFERENCES, hours)
    sends(seconds=5)
    assert post.mails == [] and standing()["mail"] == ("queued", "")


def test_what_was_read_meanwhile_is_not_sent(rosa, post):
    facts.tell(rosa.id, fact(), at=clock.now())
    read(rosa.id, ids=None, at=clock.now())
    sends(minutes=1)

    assert post.mails == [] and standing()["mail"] == ("skipped", "read")


def test_a_mail_that_is_refused_for_now_is_tried_again_and_not_for_ever(rosa, post):
    facts.tell(rosa.id, fact(), at=clock.now())
    post.answers = [b"451 later"] * 9
    for tries in range(9):
        sends(hours=tries + 1)
    assert standing()["mail"] == ("failed", "451")
    assert Telling.objects.get(road="mail").tries == 5

    facts.tell(rosa.id, fact("two"), at=clock.now())
    post.answers = [b"451 later"]
    for tries in (1, 2):
        sends(hours=tries)
    assert len(post.mails) == 1


def test_a_mail_of_a_killed_worker_is_not_sent_again(rosa, post):
    facts.tell(rosa.id, fact(), at=clock.now())
    due = clock.now() - timedelta(seconds=1)
    Telling.objects.filter(road="mail").update(state="sending", due_at=due, tries=1)

    telling.release_lost(at=clock.now())
    sends(hours=1)

    assert post.mails == [] and standing()["mail"] == ("failed", "unknown")


def test_the_log_says_who_was_told_what_and_why_not(api, rosa, jorge, ana):
    facts.tell(rosa.id, fact(), at=clock.now())
    facts.tell(jorge.id, fact(), at=clock.now())

    page = api(ana).get(LOG, {"limit": 4}).json()
    rest = api(ana).get(LOG, {"limit": 4, "cursor": page["next"]}).json()
    mine = api(ana).get(LOG, {"user": str(rosa.id), "state": "skipped"}).json()["results"]

    assert (len(page["results"]), len(rest["results"])) == (4, 2)
    assert {row["road"]: row["reason"] for row in mine} == (
        {"channel": "no_channel", "mail": "no_mail_server"}
    )
    assert mine[0]["person"]["name"] == "Rosa Quispe" and not page["mail_available"]
    assert mine[0]["kind_label"] == page["kinds"][KIND]
    assert api(rosa).get(LOG).status_code == 403
    assert api(ana).get(LOG, {"road": "fax"}).status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        {"switches": [{"kind": "nope", "road": "app", "on": False}]},
        {"switches": [{"kind": KIND, "road": "fax", "on": False}]},
        {"quiet_from": "22:00"},
        {"zone": "Lima"},
    ],
)
def test_what_cannot_be_meant_is_refused(api, rosa, body):
    assert api(rosa).put(PREFERENCES, body).status_code == 422


def test_preferences_are_customers(api, ana, rosa):
    assert api(ana).get(PREFERENCES).status_code == 403
    told = api(rosa).get(PREFERENCES).json()
    assert [each["key"] for each in told["kinds"]][:3] == (
        ["communication_answered", "recharge_credited", "recharge_rejected"]
    )
    assert told["kinds"][0]["roads"] == {"app": True, "channel": True, "mail": True}


def test_a_kind_needs_both_languages():
    words = {"es": "x"}
    with pytest.raises(TypeError):
        kinds.add("half", FactKind(label=words, title=words, text=words))


def test_what_is_kept_is_told_and_forgotten(api, rosa):
    facts.tell(rosa.id, fact(), at=clock.now())
    api(rosa).put(PREFERENCES, {"switches": [{"kind": KIND, "road": "mail", "on": False}]})
    notices, wants = keepers.get("notices"), keepers.get("notice_preferences")
    subject = Subject(user_id=rosa.id)
    [row] = notices.rows(subject)
    assert (row["text"], row["roads"]["app"]) == ("Con gusto", "sent")
    assert next(wants.rows(subject)) == {"kind": KIND, "road": "mail", "on": False}

    notices.forget(subject)
    wants.forget(subject)

    assert list(notices.rows(subject)) == list(wants.rows(subject)) == []
    assert not Telling.objects.exists()
