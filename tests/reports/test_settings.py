"""How one wants to be reached: settings, quiet hours, browsers."""

from datetime import UTC, datetime, time, timedelta

import pytest

from hub.kernel import clock
from hub.realtime.people import PersonStreams
from hub.reports.models import NotificationSettings, PushSubscription
from hub.reports.queries import quiet_end
from tests.reports.browsers import Browser

pytestmark = pytest.mark.django_db
SETTINGS, BROWSERS = "/api/v1/me/notification-settings/", "/api/v1/push/subscriptions/"
OUTSIDE = "https://push.example.com/abc"


def test_settings_change_one_by_one_and_are_told(api, ana):
    before = api(ana).get(SETTINGS).json()
    assert before == {
        **{"email_when_away": True, "desktop": True, "sound": True, "push": True},
        **{"telegram": True, "telegram_available": False, "telegram_link": None},
        **{"quiet_from": None, "quiet_to": None},
    }

    answer = api(ana).put(SETTINGS, {"sound": False, "quiet_from": "22:00", "quiet_to": "07:00"})

    after = {**before, "sound": False, "quiet_from": "22:00", "quiet_to": "07:00"}
    assert answer.json() == after == api(ana).get(SETTINGS).json()
    [change] = PersonStreams().replay(str(ana.id), after=0, limit=9)
    assert change.kind == "user"
    assert change.views[0].data == {"type": "notification_settings", **after}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"quiet_from": "22:00"}, 422),
        ({"quiet_from": "25:00", "quiet_to": "07:00"}, 422),
        ({"quiet_from": 22, "quiet_to": "07:00"}, 422),
        ({"sound": "loud"}, 422),
        ({"telegram_link": None}, 400),
        ({"smoke": True}, 400),
    ],
)
def test_settings_refuse_nonsense(api, ana, body, status):
    assert api(ana).put(SETTINGS, body).status_code == status


@pytest.mark.parametrize(
    ("start", "end", "now", "until"),
    [
        (time(22), time(7), "2026-11-21T04:00", "2026-11-21T12:00"),  # 23:00 in Lima
        (time(22), time(7), "2026-11-21T11:59", "2026-11-21T12:00"),
        (time(22), time(7), "2026-11-21T12:00", None),
        (time(22), time(7), "2026-11-21T20:00", None),
        (time(13), time(14), "2026-11-21T18:30", "2026-11-21T19:00"),
        (time(13), time(13), "2026-11-21T18:00", None),
    ],
)
def test_quiet_hours_follow_the_clock_of_the_house(start, end, now, until):
    wants = NotificationSettings(quiet_from=start, quiet_to=end)
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    expected = datetime.fromisoformat(until).replace(tzinfo=UTC) if until else None

    assert quiet_end(wants, None, at=at) == expected


def test_do_not_disturb_counts_until_it_is_over():
    at = clock.now()

    assert quiet_end(NotificationSettings(), at + timedelta(hours=1), at=at)
    assert quiet_end(NotificationSettings(), at - timedelta(hours=1), at=at) is None


def test_a_browser_comes_changes_hands_and_goes(api, ana, luis):
    browser = Browser(OUTSIDE).subscription
    assert api(ana).post(BROWSERS, browser).status_code == 201
    assert api(ana).post(BROWSERS, browser).status_code == 201
    assert PushSubscription.objects.get().user == ana

    api(luis).post(BROWSERS, browser)
    api(ana).delete(BROWSERS, {"endpoint": OUTSIDE})
    assert PushSubscription.objects.get().user == luis

    assert api(luis).delete(BROWSERS, {"endpoint": OUTSIDE}).status_code == 204
    assert not PushSubscription.objects.exists()


def test_the_oldest_of_too_many_browsers_is_let_go(api, ana):
    client = api(ana)
    for number in range(21):
        client.post(BROWSERS, Browser(f"{OUTSIDE}{number}").subscription)

    kept = set(PushSubscription.objects.values_list("endpoint", flat=True))
    assert len(kept) == 20 and f"{OUTSIDE}0" not in kept


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.com/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://10.0.0.7/x",
        "https://169.254.169.254/latest/",
        "https://localhost/x",
        "https://user@push.example.com/x",
        "https://push.example.com:8443/x",
        "https://[::1",
        "javascript:alert(1)",
        "https://push.example.com/\u202ex",
        "",
    ],
)
def test_an_address_inside_is_no_browser(api, ana, endpoint):
    answer = api(ana).post(BROWSERS, Browser(endpoint).subscription)

    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["endpoint"])


@pytest.mark.parametrize(
    "keys",
    [
        {"p256dh": "AAAA", "auth": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"p256dh": "é", "auth": "!"},
        {"p256dh": "", "auth": ""},
        {"p256dh": 7, "auth": 7},
        {"auth": "AAAAAAAAAAAAAAAAAAAAAA"},
    ],
)
def test_keys_that_are_none_are_refused(api, ana, keys):
    body = {"endpoint": OUTSIDE, "keys": keys}

    assert api(ana).post(BROWSERS, body).status_code == 422


def test_customers_have_a_centre_and_nothing_else(api, rosa):
    client = api(rosa)

    assert client.get("/api/v1/notifications/").status_code == 200
    assert client.get(SETTINGS).status_code == 403
    assert client.get("/api/v1/push/key/").status_code == 403
    for method in (client.post, client.delete):
        assert method("/api/v1/me/telegram-link/").status_code == 403
