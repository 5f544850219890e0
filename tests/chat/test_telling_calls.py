"""However the other end behaves: tried again, paused, given time, and never told twice by us."""

import pytest

from chat.models import Subscription
from chat.operations import telling
from chat.operations.telling import calling
from hub.kernel import clock
from tests.chat.telling import SUBSCRIPTIONS as DOOR
from tests.chat.telling import later, rows, told
from tests.receiver import Reply

pytestmark = pytest.mark.django_db


def test_refusals_are_tried_again_with_growing_pauses(subscribed, program, arrives):
    subscription = subscribed(events=["message.received"])
    program.replies = [Reply(500), Reply(503)]
    arrives()
    assert told(subscription) == 1
    row = rows().get()
    assert (row.state, row.tries, row.status_code) == ("queued", 1, 500)
    assert row.error == "Internal Server Error"
    assert Subscription.objects.get().failing_since is not None
    assert told(subscription, after=9) == 0
    assert told(subscription, after=11) == 1
    assert told(subscription, after=35) == 0
    assert told(subscription, after=45) == 1
    assert rows().get().state == "delivered" and Subscription.objects.get().failing_since is None
    assert len({call.headers["x-hub-delivery"] for call in program.calls}) == 1


@pytest.mark.parametrize("status", [400, 410, 503, 599])
def test_an_answer_that_repeats_what_was_told_stands_in_no_log(
    api, admin, subscribed, program, arrives, status
):
    subscription = subscribed(events=["message.received"])
    program.replies = [Reply(status, body="la clave es 1234")]
    arrives("la clave es 1234")
    told(subscription)
    [row] = api(admin).get(f"{DOOR}{subscription['id']}/deliveries/").json()["results"]
    assert row["status_code"] == status and "1234" not in str(row)


def test_an_address_may_ask_for_time(subscribed, program, arrives):
    subscription = subscribed(events=["message.received"])
    program.replies = [Reply(429, {"Retry-After": "90"})]
    arrives("uno"), arrives("dos", after=1)
    assert told(subscription) == 1
    assert told(subscription, after=80) == 0
    assert told(subscription, after=100) == 2


@pytest.mark.parametrize("asked", ["soon", "-5", "", "9" * 400, "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_nonsense_about_time_is_passed_over(subscribed, program, arrives, asked):
    subscription = subscribed(events=["message.received"])
    program.replies = [Reply(503, {"Retry-After": asked})]
    arrives()
    told(subscription)
    wait = (rows().get().next_try_at - clock.now()).total_seconds()
    assert 5 < wait <= 24 * 3600


def test_after_the_last_pause_it_has_failed_and_may_be_told_again(
    api, admin, subscribed, program, arrives
):
    subscription = subscribed(events=["message.received"])
    program.by_path["/oido"] = Reply(400, body="no")
    arrives()
    moment = 0.0
    for pause in [0.0, *(each.total_seconds() + 1 for each in calling.PAUSES)]:
        moment += pause
        assert told(subscription, after=moment) == 1
    row = rows().get()
    assert (row.state, row.next_try_at, row.tries) == ("failed", None, len(calling.PAUSES) + 1)
    del program.by_path["/oido"]
    again = api(admin).post(f"/api/v1/deliveries/{row.id}/retry/", {})
    assert again.json()["state"] == "queued"
    assert told(subscription) == 1 and rows().get().state == "delivered"
    assert api(admin).post(f"/api/v1/deliveries/{row.id}/retry/", {}).status_code == 409


def test_gone_pauses_and_what_happens_meanwhile_waits(api, admin, subscribed, program, arrives):
    subscription = subscribed(events=["message.received"])
    program.replies = [Reply(410)]
    arrives("uno")
    told(subscription)
    assert api(admin).get(f"{DOOR}{subscription['id']}/").json()["paused_at"]
    arrives("dos", after=1)
    assert told(subscription, after=600) == 0
    refused = api(admin).post(f"{DOOR}{subscription['id']}/test/", {})
    assert refused.status_code == 409
    on = api(admin).patch(f"{DOOR}{subscription['id']}/", {"paused": False}).json()
    assert on["paused_at"] is None and on["failing_since"] is None
    assert told(subscription) == 1
    assert program.calls[-1].json["message"]["text"] == "dos"


def test_a_call_lost_with_its_worker_is_made_again_under_the_same_id(subscribed, program, arrives):
    subscription = subscribed(events=["message.received"])
    arrives()
    telling.gather(at=clock.now())
    lost = calling.claim(subscription["id"], at=clock.now())  # and here the plug is pulled
    assert telling.drain(subscription["id"], now=later(30)) == 0
    assert telling.drain(subscription["id"], now=later(61)) == 1
    assert program.calls[0].headers["x-hub-delivery"] == str(lost.id)
    # Whoever comes to life again writes nothing over what the other found.
    calling._missed(lost, why="late", at=clock.now())
    assert rows().get().state == "delivered"


def test_an_address_that_is_away_or_slow_is_asked_once_a_round(
    subscribed, program, arrives, monkeypatch
):
    monkeypatch.setattr(calling, "SECONDS", 0.3)
    subscription = subscribed(events=["message.received"])
    for number in range(3):
        arrives(str(number), after=number)
    program.replies = [Reply(200, body="x" * 300, trickle=0.02), Reply(delay=1)]
    assert told(subscription) == 1
    assert rows().exclude(error="").get().error == "No answer in time."
    assert told(subscription, after=11) == 1
    nowhere = Subscription.objects.get()
    program.close()
    assert telling.drain(nowhere.id, now=later(120)) == 1
    assert "Connect" in rows(error__contains="Connect").get().error


def test_a_redirect_leads_nowhere(subscribed, program, arrives):
    subscription = subscribed(events=["message.received"])
    program.replies = [Reply(302, {"Location": f"{program.origin}/otro"})]
    arrives()
    told(subscription)
    assert [call.path for call in program.calls] == ["/oido"] and rows().get().status_code == 302


def test_a_name_that_leads_inside_is_not_called(subscribed, program, arrives, monkeypatch):
    subscription = subscribed(events=["message.received"])
    Subscription.objects.update(url="https://hacia-adentro.example/x")
    inside = [(2, 1, 6, "", ("127.0.0.1", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **more: inside)
    arrives()
    told(subscription)
    assert rows().get().error == "This address is not fetched." and program.calls == []
