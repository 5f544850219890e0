"""Programs outside are told what happens: each fact once, signed, however the other end behaves."""

import hashlib
import hmac
from datetime import timedelta

import pytest

from chat.models import HookDelivery, HookMark, Subscription
from chat.operations import conversations, telling
from chat.operations.telling import calling, gathering
from hub.kernel import clock
from tests.chat.doors import door
from tests.receiver import Receiver, Reply

pytestmark = pytest.mark.django_db
DOOR = "/api/v1/subscriptions/"
EVERYTHING = ["message.received", "message.sent", "note.added", "conversation.changed"]


@pytest.fixture
def program(settings):
    receiver = Receiver()
    settings.HOOK_ORIGINS = [receiver.origin]
    yield receiver
    receiver.close()


@pytest.fixture
def subscribed(api, admin, program, at):
    """Subscribe `program` to everything, since noon unless said otherwise."""

    def subscribe(path="/oido", **more):
        body = {"name": "ERP", "url": program.origin + path, "events": EVERYTHING, **more}
        answer = api(admin).post(DOOR, body)
        assert answer.status_code == 201, answer.data
        Subscription.objects.filter(id=answer.json()["id"]).update(created_at=at)
        return answer.json()

    return subscribe


def later(seconds=0.0):
    return lambda: clock.now() + timedelta(seconds=seconds)


def told(subscription, *, after=0.0):
    """Let everything that happened be told, `after` seconds from now."""
    telling.gather(at=later(after)())
    return telling.drain(subscription["id"], now=later(after))


def rows(**wanted):
    return HookDelivery.objects.filter(**wanted).order_by("next_try_at", "id")


def test_what_happens_is_told_signed_and_once(subscribed, program, arrives, says, ana):
    subscription = subscribed()
    place = arrives("¿Hay saldo? <b>")
    conversation = conversations_row(place)
    says(ana, conversation, "Sí", private=True)
    conversations.claim(conversation=conversation, by=ana, at=clock.now())
    for _ in range(3):
        told(subscription)
    events = [call.headers["x-hub-event"] for call in program.calls]
    assert sorted(events) == ["conversation.changed", "message.received", "note.added"]
    call = program.heard("/oido", "message.received")[0]
    assert call.json["message"]["text"] == "¿Hay saldo? <b>"
    assert call.json["conversation"]["id"] == str(conversation.id)
    assert "members" not in call.json["conversation"]
    signed = call.headers["x-hub-timestamp"].encode() + b"." + call.body
    expected = hmac.new(subscription["secret"].encode(), signed, hashlib.sha256).hexdigest()
    assert call.headers["x-hub-signature-256"] == f"sha256={expected}"
    assert abs(int(call.headers["x-hub-timestamp"]) - clock.now().timestamp()) < 30
    stands = program.heard("/oido", "conversation.changed")[-1].json["conversation"]
    assert stands["assignee"]["name"] == "Ana Torres"
    assert {row.state for row in rows()} == {"delivered"}


def conversations_row(place):
    from chat.models import Conversation

    return Conversation.objects.select_related("identity").get(id=place.conversation_id)


def test_only_what_was_asked_for_and_since_it_was(subscribed, program, arrives, at):
    arrives("antes", after=-5)
    subscription = subscribed(events=["message.received"])
    arrives("después", after=5)
    told(subscription)
    assert [call.json["message"]["text"] for call in program.calls] == ["después"]
    told(subscription)
    assert len(program.calls) == 1


def test_a_conversation_tells_where_it_stands_only_when_that_changed(
    subscribed, program, arrives, ana
):
    subscription = subscribed(events=["conversation.changed"])
    conversation = conversations_row(arrives())
    told(subscription)
    before = len(program.calls)
    arrives("otra", after=1)
    told(subscription)
    assert len(program.calls) == before
    conversations.set_labels(
        conversation=conversation, add=["vip"], remove=[], by=ana, at=clock.now()
    )
    told(subscription)
    assert program.calls[-1].json["conversation"]["labels"] == ["vip"]
    assert len(program.calls) == before + 1


def test_a_sweep_finds_what_no_bell_announced(subscribed, arrives):
    subscribed()
    for number in range(3):
        arrives(str(number), sender=f"5198700000{number}")
    telling.gather(at=clock.now())
    assert rows(kind="message.received").count() == 3
    HookMark.objects.all().delete()  # as if the worker had died before it noted how far it was
    telling.gather(at=clock.now())
    assert rows(kind="message.received").count() == 3


def test_a_long_conversation_is_told_in_stretches(subscribed, arrives, monkeypatch):
    monkeypatch.setattr(gathering, "AT_ONCE", 2)
    subscribed(events=["message.received"])
    for number in range(5):
        arrives(str(number), after=number)
    telling.gather(at=clock.now())
    told_texts = [row.payload["message"]["text"] for row in rows()]
    assert told_texts == ["0", "1", "2", "3", "4"]


def test_refusals_are_tried_again_with_growing_pauses(subscribed, program, arrives):
    subscription = subscribed(events=["message.received"])
    program.replies = [Reply(500, body="<b>ay\x07</b>" + "x" * 900), Reply(503)]
    arrives()
    assert told(subscription) == 1
    row = rows().get()
    assert (row.state, row.tries, row.status_code) == ("queued", 1, 500)
    assert row.error.startswith("<b>ay") and len(row.error) <= 200
    assert Subscription.objects.get().failing_since is not None
    assert told(subscription, after=9) == 0
    assert told(subscription, after=11) == 1
    assert told(subscription, after=35) == 0
    assert told(subscription, after=45) == 1
    assert rows().get().state == "delivered" and Subscription.objects.get().failing_since is None
    assert len({call.headers["x-hub-delivery"] for call in program.calls}) == 1


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
    assert rows().first().error == "No answer in time."
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


@pytest.mark.parametrize(
    "url",
    [
        "http://ejemplo.pe/x",
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest/",
        "https://10.0.0.5/",
        "https://localhost/",
        "https://user:pass@ejemplo.pe/",
        "https://ejemplo.pe:8443/",
        "https://ejemplo.pe:99999/",
        "ftp://ejemplo.pe/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://ñandú.pe/",
        "https://[x/",
        "nada",
        "",
        5,
    ],
)
def test_private_and_odd_addresses_are_refused(api, admin, url):
    body = {"name": "x", "url": url, "events": EVERYTHING}
    assert api(admin).post(DOOR, body).status_code == 422
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"events": []}, 422),
        ({"events": ["everything"]}, 422),
        ({"events": "message.sent"}, 422),
        ({"events": [1]}, 422),
        ({"conversation": "00000000-0000-7000-8000-000000000007"}, 422),
        ({"conversation": "x"}, 422),
        ({"secret": "mine"}, 400),
        ({"name": ""}, 422),
    ],
)
def test_nonsense_subscribes_nobody(api, admin, changed, status):
    body = {"name": "x", "url": "https://ejemplo.pe/", "events": EVERYTHING, **changed}
    assert api(admin).post(DOOR, body).status_code == status


def test_a_secret_is_shown_once_and_kept_encrypted(api, admin, ana, subscribed, django_db_blocker):
    from django.db import connection

    made = subscribed()
    assert made["secret"].startswith("mws_")
    assert "secret" not in api(admin).get(f"{DOOR}{made['id']}/").json()
    assert "secret" not in api(admin).get(DOOR).json()["results"][0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM chat_subscription")
        assert made["secret"] not in cursor.fetchone()[0]
    assert api(ana).get(DOOR).status_code == 403


def test_an_address_is_tried_out_and_its_log_read(api, admin, subscribed, program):
    made = subscribed()
    tried = api(admin).post(f"{DOOR}{made['id']}/test/", {})
    assert tried.status_code == 201 and tried.json()["event"] == "test"
    told(made)
    assert program.calls[0].json["event"] == "test"
    [row] = api(admin).get(f"{DOOR}{made['id']}/deliveries/").json()["results"]
    assert (row["state"], row["status_code"], row["error"]) == ("delivered", 200, None)
    assert api(admin).delete(f"{DOOR}{made['id']}/").status_code == 204
    assert api(admin).get(f"{DOOR}{made['id']}/deliveries/").status_code == 404
    assert not rows().exists()


def test_a_group_is_told_of_while_its_subscriber_is_in_it(
    api, admin, ana, luis, group, says, subscribed, program, at
):
    body = {"name": "x", "url": f"{program.origin}/g", "events": EVERYTHING}
    assert api(admin).post(DOOR, {**body, "conversation": str(group.id)}).status_code == 403
    group.members.filter(user=admin).update(is_owner=True)
    subscription = subscribed("/g", conversation=str(group.id), events=["message.sent"])
    everyone = subscribed("/todos", events=["message.sent"])
    says(ana, group, "uno")
    told(subscription), told(everyone)
    assert [call.json["message"]["text"] for call in program.heard("/g")] == ["uno"]
    assert program.heard("/todos") == []
    conversations.set_members(conversation=group, add=[], remove=[admin], by=ana, at=at)
    says(ana, group, "dos")
    told(subscription)
    assert len(program.heard("/g")) == 1
    # And another admin does not turn it to an address of their own.
    assert api(admin).get(f"{DOOR}{subscription['id']}/").status_code == 404
    assert api(admin).get(door(group)).status_code == 404


def test_what_was_told_is_forgotten_after_thirty_days(subscribed, arrives):
    subscription = subscribed()
    arrives()
    told(subscription)
    assert telling.forget(at=clock.now() + timedelta(days=29)) == 0
    assert telling.forget(at=clock.now() + timedelta(days=31)) > 0
    assert not rows().exists()
