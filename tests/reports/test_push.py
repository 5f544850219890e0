"""A notice reaches a browser whose tab is closed: sealed for it, signed by us, once."""

from datetime import timedelta

import pytest

from hub.accounts.operations import sessions
from hub.accounts.operations.status import set_status
from hub.kernel import clock
from hub.realtime import roster
from hub.realtime.roster import Seen
from hub.reports.models import Alert, PushSubscription
from hub.reports.operations import alerts, notices, pushing
from hub.reports.types import Outcome, Way
from tests.reports.browsers import signature

pytestmark = pytest.mark.django_db
BROWSERS = "/api/v1/push/subscriptions/"


@pytest.fixture
def browser(api, ana, service):
    """Ana's, subscribed."""
    made = service.browser()
    assert api(ana).post(BROWSERS, made.subscription).status_code == 201
    return made


def send(**later):
    pushing.push_due(at=clock.now() + timedelta(**later))


def states():
    return sorted(Alert.objects.values_list("state", flat=True))


def test_a_push_is_sealed_for_the_browser_and_signed_by_the_house(
    api, ana, service, browser, tells
):
    tells(ana, "antes", key="before")
    service.got.clear()
    tells(ana, "hola @ana", key="message:9")
    send()

    found = {browser.opened(body)["tag"]: browser.opened(body) for _, _, body in service.got}
    said = found["message:9"]
    assert (said["title"], said["text"], said["link"]) == ("Luis Ramos", "hola @ana", "/team/7")
    assert said["unread"] == 2 and said["kind"] == "mention"
    _, headers, _ = service.got[0]
    claims, key = signature(headers)
    assert claims["aud"] == service.base and claims["sub"].startswith("mailto:")
    assert timedelta() < timedelta(seconds=claims["exp"] - clock.now().timestamp())
    assert key == api(ana).get("/api/v1/push/key/").json()["key"]
    assert (headers["content-encoding"], headers["urgency"]) == ("aes128gcm", "high")
    assert int(headers["ttl"]) > 0 and len(headers["topic"]) <= 32
    assert states() == ["sent", "sent"]

    send(minutes=5)
    assert len(service.got) == 2


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ({"p256dh": "AAAA"}, [("ana", "queued")]),  # tried again, some times
        ({"auth": "x"}, [("ana", "queued")]),
        ({"endpoint": "https://[x/"}, [("ana", "queued")]),
        ({"endpoint": "nada"}, []),  # leads nowhere: forgotten with all that was to go there
    ],
)
def test_a_browser_that_cannot_be_pushed_at_spares_the_others(
    api, ana, luis, service, browser, tells, broken, left
):
    PushSubscription.objects.update(**broken)
    other = service.browser("two")
    api(luis).post(BROWSERS, other.subscription)
    tells(ana, "uno"), tells(luis, "dos")

    send()

    assert [other.opened(body)["text"] for _, _, body in service.got] == ["dos"]
    kept = Alert.objects.values_list("notification__user__username", "state")
    assert sorted(kept) == [*left, ("luis", "sent")]


def test_a_notice_renewed_while_its_push_is_on_its_way_is_pushed_too(ana, service, browser, tells):
    tells(ana, "uno", number=1, topic="c:x")
    [claimed] = alerts.claim(Way.PUSH, at=clock.now() + timedelta(seconds=1), most=5)
    tells(ana, "dos", number=2, topic="c:x")
    alerts.settle(claimed, Outcome(taken=True), at=clock.now())
    send()

    assert [browser.opened(body)["text"] for _, _, body in service.got] == ["dos"]


def test_a_renewed_notice_is_pushed_again_in_place_of_the_first(ana, service, browser, tells):
    tells(ana, "uno", number=1, topic="c:x")
    send()
    tells(ana, "dos", number=2, topic="c:x")
    send()

    assert [browser.opened(body)["text"] for _, _, body in service.got] == ["uno", "dos"]
    assert len({headers["topic"] for _, headers, _ in service.got}) == 1


def test_what_was_read_meanwhile_is_not_pushed(ana, service, browser, tells):
    tells(ana)
    notices.read(ana.id, ids=None, at=clock.now())

    send()

    assert (service.got, states()) == ([], ["dropped"])


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(ana, service, browser, tells, status):
    service.answers.append((status, {}))
    tells(ana)

    send()

    assert not PushSubscription.objects.exists()
    tells(ana, key="another")
    assert states() == []


def test_a_service_that_is_down_is_tried_again_with_pauses(ana, service, browser, tells):
    service.answers += [(503, {}), (429, {"Retry-After": "300"})]
    tells(ana)

    send()
    send(seconds=10)
    assert len(service.got) == 1
    send(seconds=40)
    send(seconds=200)
    assert len(service.got) == 2
    send(seconds=400)

    assert (len(service.got), states()) == (3, ["sent"])


def test_a_service_that_never_takes_it_is_given_up(ana, service, browser, tells):
    service.answers += [(500, {})] * 9
    tells(ana)

    for hours in range(9):
        send(hours=hours)

    assert (len(service.got), states()) == (5, ["failed"])


def test_a_refusal_is_not_repeated(ana, service, browser, tells):
    service.answers.append((413, {}))
    tells(ana)

    send()
    send(hours=1)

    assert (len(service.got), states()) == (1, ["failed"])
    assert PushSubscription.objects.exists()


def test_nobody_listens_there(ana, service, browser, tells, settings):
    PushSubscription.objects.update(endpoint="http://127.0.0.1:9/x")
    settings.PUSH_ORIGINS = ["http://127.0.0.1:9"]
    tells(ana)

    send()

    alert = Alert.objects.get()
    assert (alert.state, alert.tries, alert.error) == ("queued", 1, "ConnectError")


def test_an_address_that_turns_out_to_be_inside_is_never_called(ana, service, browser, tells):
    PushSubscription.objects.update(endpoint=browser.endpoint.replace("http:", "https:"))
    tells(ana)

    send()

    assert service.got == [] and not PushSubscription.objects.exists()


def test_a_worker_that_dies_with_it_leaves_it_to_the_next(ana, service, browser, tells):
    from hub.reports.operations import alerts

    tells(ana)
    assert len(alerts.claim("push", at=clock.now(), most=9)) == 1  # and then its plug is pulled

    send(seconds=30)
    assert service.got == []
    send(seconds=61)
    assert len(service.got) == 1


def test_signed_out_is_not_pushed_at(ana, service, browser, tells):
    tells(ana)
    sessions.end_all(ana, reason="logout", at=clock.now())

    send()

    assert service.got == [] and not PushSubscription.objects.exists()


def test_do_not_disturb_keeps_the_notice_and_pushes_nothing(api, ana, service, browser, tells):
    at = clock.now()
    set_status(ana.id, emoji="", text="", until=None, quiet_until=at + timedelta(hours=1), at=at)

    tells(ana)
    send()

    assert service.got == []
    assert api(ana).get("/api/v1/notifications/").json()["unread"] == 1


def test_who_does_not_want_it_is_not_pushed_at(api, ana, service, browser, tells):
    api(ana).put("/api/v1/me/notification-settings/", {"push": False})

    tells(ana)
    send()

    assert (service.got, states()) == ([], [])


def test_a_window_in_use_has_half_a_minute_an_idle_one_swallows_nothing(
    ana, service, browser, tells
):
    try:
        roster.write("here", {str(ana.id): Seen("online")})
        tells(ana)
        send()
        assert service.got == []
        send(seconds=31)
        assert len(service.got) == 1

        roster.write("here", {str(ana.id): Seen("away")})
        tells(ana, key="two")
        send()
        assert len(service.got) == 2
    finally:
        roster.take_down("here")
