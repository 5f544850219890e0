"""An advisor writes first: a number or somebody known, once, and only where the channel lets us."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from channels_bridge.models import Delivery, Template
from channels_bridge.operations.templates import syncing
from chat.models import Conversation, Identity, Message
from chat.operations import conversations
from chat.types import Draft, Kind
from hub.accounts.models import User
from hub.kernel import clock

URL = "/api/v1/conversations/"
NUMBER = "51955512345"
VARIABLES = {"1": "Pedro"}


@pytest.fixture
def cloud(bridge):
    channel = bridge.channel("whatsapp_cloud")
    syncing.sync(channel.id, at=clock.now())
    return channel


def hello():
    return {"id": str(Template.objects.get(name="hello_world").id), "variables": VARIABLES}


def writes(client, to_channel, to="+51 955 512 345", **more):
    body = {"kind": "customer", "channel": str(to_channel.id), "to": to, "template": hello()}
    return client.post(URL, {**body, **more})


def test_a_number_that_never_wrote_gets_a_template(bridge, api, ana, cloud):
    answer = writes(api(ana), cloud)
    assert answer.status_code == 201, answer.json()
    told = answer.json()
    assert told["customer"]["phone"] == f"+{NUMBER}" and told["assignee"]["name"] == ana.name
    assert told["last_message"]["kind"] == "template"
    bridge.deliver(cloud)
    assert bridge.phone(cloud, f"+{NUMBER}")[-1]["text"].startswith("Hola Pedro")


def test_who_answers_is_the_person_written_to(bridge, api, ana, cloud):
    writes(api(ana), cloud)
    bridge.deliver(cloud)
    bridge.say(cloud, text="¿Quién es?", phone=f"+{NUMBER}")
    row = Conversation.objects.get()
    assert Identity.objects.count() == 1 and row.window_closes_at > clock.now()
    assert row.needs_reply_since is not None


@pytest.mark.parametrize(
    ("dialled", "answers_as"),
    [("+52 1 55 1234 5678", "5215512345678"), ("+54 11 2345 6789", "5491123456789")],
)
def test_other_forms_of_a_number_are_the_same_person(bridge, api, ana, cloud, dialled, answers_as):
    assert writes(api(ana), cloud, dialled).status_code == 201
    bridge.deliver(cloud)
    bridge.say(cloud, text="Hola", phone=f"+{answers_as}")
    assert Identity.objects.count() == 1


def test_a_double_click_writes_once(bridge, api, ana, cloud):
    client_id = str(uuid.uuid4())
    first = writes(api(ana), cloud, client_id=client_id)
    again = writes(api(ana), cloud, client_id=client_id)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert Message.objects.filter(kind=Kind.TEMPLATE).count() == 1 == Delivery.objects.count()


def test_a_text_only_while_the_window_is_open(bridge, api, ana, cloud):
    refused = writes(api(ana), cloud, template=None, text="Hola")
    assert (refused.status_code, refused.json()["code"]) == (409, "window_closed")
    assert not Identity.objects.exists() and not Conversation.objects.exists()
    bridge.say(cloud, text="hola", phone=f"+{NUMBER}")
    assert writes(api(ana), cloud, template=None, text="Hola").status_code == 201
    assert Conversation.objects.count() == 1


def test_what_is_wrong_is_named_and_leaves_nothing_behind(bridge, api, ana, cloud):
    client = api(ana)
    cases = [
        ({"to": "mañana"}, 422, {"to"}),
        ({"to": "+51"}, 422, {"to"}),
        ({"channel": str(uuid.uuid4())}, 422, {"channel"}),
        ({"text": "y además"}, 422, {"text"}),
        ({"template": None}, 422, {"text"}),
        ({"template": {**hello(), "variables": {}}}, 422, {"variables.1"}),
        ({"members": []}, 400, {"members"}),
    ]
    for more, status, fields in cases:
        answer = writes(client, cloud, **more)
        assert (answer.status_code, set(answer.json()["fields"])) == (status, fields), more
    assert not Identity.objects.exists() and not Conversation.objects.exists()


@pytest.mark.parametrize("kind", ["telegram", "messenger", "instagram"])
def test_where_the_customer_comes_first_only_known_people_are_written_to(bridge, api, ana, kind):
    channel = bridge.channel(kind)
    body = {"kind": "customer", "channel": str(channel.id), "text": "Buenos días"}
    stranger = api(ana).post(URL, {**body, "to": f"+{NUMBER}"})
    assert (stranger.status_code, stranger.json()["code"]) == (409, "customer_first")
    bridge.say(channel, text="hola")
    known = api(ana).post(URL, {**body, "to": str(Identity.objects.get().id)})
    assert known.status_code == 201 and Conversation.objects.count() == 1
    Conversation.objects.update(window_closes_at=clock.now() - timedelta(hours=1))


def test_only_those_who_answer_write_first(bridge, api, carla, tomas, rosa, cloud):
    for who in (carla, tomas, rosa):
        assert writes(api(who), cloud).status_code == 403
    assert not Identity.objects.exists()


def test_the_channels_one_can_write_by_are_told(bridge, api, ana, carla, cloud):
    bridge.channel("telegram")
    told = api(ana).get("/api/v1/channels/outward/").json()["results"]
    assert [(each["kind"], each["first"]) for each in told] == [
        ("whatsapp_cloud", True),
        ("telegram", False),
    ]
    assert api(carla).get("/api/v1/channels/outward/").status_code == 403


@pytest.mark.postgres
def test_ten_clicks_at_once_are_one_person_and_one_message(bridge, ana, cloud):
    draft = Draft(client_id=uuid.uuid4(), kind=Kind.TEMPLATE, template=hello())
    by = User.objects.get(id=ana.id)

    def click(_):
        try:
            return conversations.start(
                channel_id=cloud.id, to=f"+{NUMBER}", draft=draft, by=by, at=clock.now()
            ).conversation_id
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as crowd:
        assert len(set(crowd.map(click, range(10)))) == 1
    assert Identity.objects.count() == Conversation.objects.count() == Delivery.objects.count() == 1
