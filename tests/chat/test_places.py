"""One's own place: what rings, what is typed, and the same on every device."""

from uuid import uuid4

import pytest

from chat.models import Draft, Member
from chat.operations import conversations, drafts
from chat.plugins.streams import ConversationStreams
from hub.kernel.errors import NotFound
from hub.realtime.people import PersonStreams
from tests.chat.doors import door, say
from tests.chat.test_live import signed_in

pytestmark = pytest.mark.django_db
QUIET = {"notify": "all", "muted_until": None, "is_owner": False, "draft": None}


def told(user, after: int = 0) -> list[dict]:
    """Return what this person's devices were told about places."""
    caught = PersonStreams().changes(signed_in(user), str(user.id), after=after, limit=50)
    return [item["data"] for item in caught.items if item["data"].get("type") == "place"]


def test_what_rings_is_ones_own(api, ana, luis, group):
    put = api(luis).put(door(group, "own/"), {"notify": "mentions"})
    api(luis).put(door(group, "own/"), {"muted_until": "2027-01-01T00:00:00Z"})

    assert (put.status_code, put.json()) == (200, {**QUIET, "notify": "mentions"})
    own = api(luis).get(door(group)).json()["own"]
    assert (own["notify"], own["muted_until"]) == ("mentions", "2027-01-01T00:00:00.000000Z")
    assert api(ana).get(door(group)).json()["own"] == {**QUIET, "is_owner": True}
    [last] = told(luis)
    assert last == {
        "type": "place",
        "conversation": str(group.id),
        "notify": "mentions",
        "muted_until": "2027-01-01T00:00:00.000000Z",
        "draft": None,
        "read_number": 0,
        "mentions": 0,
    }
    assert told(ana) == []
    again = api(luis).put(door(group, "own/"), {"muted_until": None}).json()
    assert again == {**QUIET, "notify": "mentions"}


def test_muted_is_still_unread(api, ana, luis, group):
    api(luis).put(door(group, "own/"), {"notify": "none", "muted_until": "2030-01-01T00:00:00Z"})

    say(api(ana), group, "@luis")

    row = api(luis).get(door(group)).json()
    assert (row["unread"], row["mentions"]) == (1, 1)


@pytest.mark.parametrize(
    ("own", "text", "calling"),
    [
        ({}, "hola", 1),
        ({"muted_until": "2030-01-01T00:00:00Z"}, "@luis", 0),
        ({"notify": "none"}, "@luis", 0),
        ({"notify": "mentions"}, "hola", 0),
        ({"notify": "mentions"}, "@luis", 1),
    ],
)
def test_what_is_silenced_does_not_call(api, ana, luis, group, own, text, calling):
    api(luis).put(door(group, "own/"), own)
    say(api(ana), group, text)

    counts = api(luis).get("/api/v1/conversations/counts/").json()

    assert (counts["unread"], counts["calling"]) == (1, calling)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"notify": "loud"}, 422),
        ({"notify": None}, 422),
        ({"notify": ["all"]}, 422),
        ({"muted_until": "soon"}, 422),
        ({"muted_until": "9999-12-31T23:59:59Z"}, 422),
        ({"muted_until": "0001-01-01T00:00:00+14:00"}, 422),
        ({"muted_until": "0001-01-01T00:00:00Z"}, 422),
        ({"muted_until": 5}, 422),
        ({"is_owner": True}, 400),
        ({}, 200),
    ],
)
def test_nonsense_changes_nothing(api, luis, group, body, status):
    assert api(luis).put(door(group, "own/"), body).status_code == status
    assert api(luis).get(door(group)).json()["own"] == QUIET
    assert told(luis) == []


def test_a_draft_waits_on_every_device_until_it_is_sent(api, ana, luis, direct, says):
    asked = says(luis, direct, "¿vienes?").message

    put = api(ana).put(door(direct, "draft/"), {"text": "Sí, a las <b>", "reply_to": str(asked.id)})
    same = api(ana).put(door(direct, "draft/"), {"text": "Sí, a las 5"})

    assert put.json()["draft"]["reply_to"] == str(asked.id)
    assert same.json()["draft"]["reply_to"] is None
    listed = api(ana).get("/api/v1/conversations/").json()["results"][0]["own"]["draft"]
    assert listed == same.json()["draft"] == told(ana)[-1]["draft"]
    assert api(luis).get(door(direct)).json()["own"]["draft"] is None
    say(api(ana), direct, "Sí, a las 5")
    assert api(ana).get(door(direct)).json()["own"]["draft"] is None
    assert told(ana)[-1]["draft"] is None
    assert told(luis) == []


def test_what_is_typed_while_photos_go_out_stays_a_draft(api, ana, direct):
    api(ana).put(door(direct, "draft/"), {"text": "y la últ"})
    say(api(ana), direct, "foto 9 de 10")
    assert api(ana).get(door(direct)).json()["own"]["draft"]["text"] == "y la últ"

    say(api(ana), direct, " y la última")  # it was saved before the last letters
    assert api(ana).get(door(direct)).json()["own"]["draft"] is None


def test_an_empty_draft_is_none(api, ana, direct):
    here = door(direct, "draft/")
    assert api(ana).put(here, {"text": ""}).json() == QUIET
    assert told(ana) == []
    api(ana).put(here, {"text": "uno"})
    assert api(ana).put(here, {"text": " \n"}).json() == QUIET
    assert not Draft.objects.exists()


def test_drafts_are_refused_as_messages_are(api, ana, carla, rosa, group, direct, web, says, at):
    before = says(ana, group, "antes").message
    elsewhere = says(ana, direct, "aparte").message
    note = says(ana, web, "nota", private=True).message
    conversations.set_members(conversation=group, add=[carla], remove=[], by=ana, at=at)

    def put(user, room, **body):
        return api(user).put(door(room, "draft/"), {"text": "x", **body}).status_code

    assert put(ana, group, reply_to=str(elsewhere.id)) == 422
    assert put(ana, group, reply_to=str(uuid4())) == 422
    assert put(carla, group, reply_to=str(before.id)) == 422
    assert put(rosa, web, reply_to=str(note.id)) == 422
    assert put(ana, group, text="x" * 65_537) == 413
    assert put(ana, group, text=7) == 422
    assert put(ana, group, more=1) == 400
    assert put(ana, group, text="👍" * 10_000) == put(ana, group, text="a\u202e\x00b") == 200
    assert put(carla, direct) == put(rosa, group) == 404


def test_who_is_let_out_meanwhile_keeps_no_draft(ana, luis, group, at):
    conversations.set_members(conversation=group, add=[], remove=[luis], by=ana, at=at)
    before = told(luis)

    for text in ("a medias", ""):
        with pytest.raises(NotFound):
            drafts.keep(conversation=group, text=text, reply_to=None, by=luis, at=at)

    assert not Draft.objects.exists() and told(luis) == before


def test_reading_is_told_to_ones_other_devices(api, ana, luis, group, waiting):
    number = say(api(ana), group, "@luis").json()["number"]

    api(luis).post(door(group, "read/"), {"number": number})
    api(luis).post(door(group, "read/"), {"number": 1})
    api(luis).post(door(waiting, "read/"), {"number": 1})

    places = {place["conversation"]: place for place in told(luis)}
    assert (places[str(group.id)]["read_number"], places[str(group.id)]["mentions"]) == (number, 0)
    assert places[str(waiting.id)]["read_number"] == 1
    assert len(told(luis)) == 2


def test_readers_of_a_group_are_seen_by_all(api, ana, luis, group, monkeypatch):
    whispered = []
    monkeypatch.setattr(
        "chat.operations.conversations.reading.whisper",
        lambda audience, kind, data: whispered.append((audience, kind, data)),
    )
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, **_: call())
    say(api(ana), group, "hola")

    api(luis).post(door(group, "read/"), {"number": 1})

    by_name = {each["name"]: each for each in api(ana).get(door(group)).json()["members"]}
    assert by_name["Luis Ramos"]["read_number"] == 1
    assert by_name["Alma Prado"]["read_number"] == 0
    assert by_name["Ana Torres"]["is_owner"] and not by_name["Luis Ramos"]["is_owner"]
    [(audience, kind, data)] = whispered
    assert (kind, data["number"], data["user"]) == ("read", 1, str(luis.id))
    assert f"u:{ana.id}" in audience and f"u:{luis.id}" not in audience


def test_a_place_in_a_customers_conversation_opens_nothing(api, carla, rosa, tomas, waiting, web):
    assert api(carla).put(door(waiting, "own/"), {"notify": "none"}).status_code == 200
    assert api(rosa).put(door(web, "own/"), {"notify": "none"}).json()["notify"] == "none"
    assert api(rosa).put(door(waiting, "own/"), {"notify": "none"}).status_code == 404
    assert api(tomas).put(door(waiting, "draft/"), {"text": "x"}).status_code == 404
    assert Member.objects.filter(conversation=waiting).count() == 1
    heads = ConversationStreams().heads(signed_in(carla), limit=9)
    assert {head.read_number for head in heads} == {0}
