"""Programs write into one conversation through an address of their own."""

from datetime import timedelta
from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from chat.models import Conversation, Hook, Message
from chat.operations import conversations, hooks
from hub.kernel.buckets import Buckets
from tests.chat.doors import door

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Begin each story with full buckets."""
    monkeypatch.setattr(hooks, "_pace", Buckets())


@pytest.fixture
def hook(api, ana, group):
    """A hook of Ana's group as it was answered once."""
    return made(api(ana), group)


def made(client, conversation, name="Pedidos"):
    answer = client.post(door(conversation, "hooks/"), {"name": name})
    assert answer.status_code == 201, answer.data
    return answer.json()


def post(hook, body, **headers):
    path = hook["url"][hook["url"].index("/webhooks/") :]
    return APIClient().post(path, body, format="json", headers=headers)


def texts(conversation):
    rows = Message.objects.filter(conversation=conversation, kind="text").order_by("number")
    return list(rows.values_list("text", flat=True))


def test_an_owner_lets_a_program_in(api, ana, luis, rosa, group, hook, settings):
    assert hook["url"].startswith(f"{settings.PUBLIC_URL}/webhooks/incoming/mwh_")
    listed = api(ana).get(door(group, "hooks/")).json()["results"]
    assert [row["id"] for row in listed] == [hook["id"]] and "url" not in listed[0]
    token = hook["url"].split("/")[-2]
    assert token not in str(Hook.objects.values().get())
    assert api(luis).post(door(group, "hooks/"), {"name": "x"}).status_code == 403
    assert api(luis).get(door(group, "hooks/")).status_code == 403
    assert api(rosa).get(door(group, "hooks/")).status_code in (403, 404)


def test_the_program_writes_as_a_bot_of_the_group(api, luis, group, hook):
    answer = post(hook, {"text": "Pedido 42: **entregado**", "topic": "order:42"})
    assert answer.status_code == 201 and answer.json()["duplicate"] is False
    seen = api(luis).get(f"/api/v1/messages/{answer.json()['message']}/").json()
    assert (seen["text"], seen["topic"]) == ("Pedido 42: **entregado**", "order:42")
    assert seen["author"] == {**hook["bot"], "role": "bot", "name": "Pedidos"}


def test_the_same_again_is_the_same_message(group, hook):
    for again in ({"client_id": str(uuid4())}, {"client_id": "pedido-42"}):
        first, second = (post(hook, {"text": "uno", **again}) for _ in range(2))
        assert (first.status_code, second.status_code) == (201, 200)
        assert first.json()["message"] == second.json()["message"] and second.json()["duplicate"]
        assert post(hook, {"text": "otro", **again}).json()["code"] == "conflict"
    for _ in range(2):
        assert post(hook, {"text": "dos"}, **{"Idempotency-Key": "k1"}).status_code in (200, 201)
        assert post(hook, {"text": "tres"}).status_code == 201
    assert texts(group) == ["uno", "uno", "dos", "tres", "tres"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": ""}, 422),
        ({"text": "   "}, 422),
        ({"text": 5}, 422),
        ({"text": None}, 422),
        ({"text": ["a"]}, 422),
        ({"text": "a", "client_id": 7}, 422),
        ({"text": "a", "client_id": "\u0000"}, 422),
        ({"text": "a", "topic": "x" * 81}, 422),
        ({"text": "a", "role": "admin"}, 400),
        ({"text": "x" * 70_000}, 413),
        ({"text": "x" * 1_100_000}, 413),
        ([], 422),
    ],
)
def test_nonsense_is_refused_by_name_and_nothing_is_stored(group, hook, body, status):
    answer = post(hook, body)
    assert answer.status_code == status and set(answer.json()) == {"code", "detail", "fields"}
    assert texts(group) == []


def test_hostile_words_are_words(api, luis, group, hook):
    for text in ("<script>alert(1)</script>", "‮‭​", "🙂" * 10_000, "a\u0000b", "@all"):
        said = post(hook, {"text": text})
        assert said.status_code == 201, text[:20]
        html = api(luis).get(f"/api/v1/messages/{said.json()['message']}/").json()["html"]
        assert "<script" not in (html or "")
    raw = APIClient().post(
        hook["url"][hook["url"].index("/webhooks/") :], "no json", content_type="application/json"
    )
    assert raw.status_code == 400


def test_a_wrong_address_says_nothing_and_stores_nothing(group, hook):
    for token in ("mwh_nobody", "x", "%00", "é"):
        answer = APIClient().post(f"/webhooks/incoming/{token}/", {"text": "a"}, format="json")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert texts(group) == []


def test_an_ended_hook_is_gone_and_its_bot_with_it(api, ana, luis, group, hook):
    door_of = door(group, f"hooks/{hook['id']}/")
    assert api(luis).delete(door_of).status_code == 403
    assert api(ana).delete(door_of).status_code == 204
    assert post(hook, {"text": "a"}).status_code == 404
    assert api(ana).delete(door_of).status_code == 404
    assert api(ana).get(door(group, "hooks/")).json()["results"] == []
    assert "bot" not in [m["role"] for m in api(ana).get(door(group)).json()["members"]]


def test_a_hook_ends_with_its_bots_place(ana, group, hook, at):
    bot = Hook.objects.get(id=hook["id"]).bot
    conversations.set_members(conversation=group, add=[], remove=[bot], by=ana, at=at)
    assert post(hook, {"text": "a"}).status_code == 404
    conversations.set_members(conversation=group, add=[bot], remove=[], by=ana, at=at)
    assert post(hook, {"text": "a"}).status_code == 404


def test_a_hook_ends_with_its_bot(api, admin, hook):
    api(admin).patch(f"/api/v1/bots/{hook['bot']['id']}/", {"is_active": False})
    assert post(hook, {"text": "a"}).status_code == 404


def test_a_flood_is_told_when_to_come_back(hook, monkeypatch):
    monkeypatch.setattr(hooks, "AT_ONCE", 3.0)
    monkeypatch.setattr(hooks, "A_SECOND", 0.01)
    answers = [post(hook, {"text": str(n)}) for n in range(5)]
    assert {answer.status_code for answer in answers} == {201, 429}
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert int(refused["Retry-After"]) >= 1
    strangers = [
        APIClient().post("/webhooks/incoming/mwh_x/", {}, format="json").status_code
        for _ in range(5)
    ]
    assert set(strangers) == {404, 429}


def test_advisors_let_programs_speak_to_a_customer(api, ana, carla, rosa, waiting, web):
    assert api(carla).post(door(waiting, "hooks/"), {"name": "x"}).status_code == 403
    assert api(rosa).post(door(web, "hooks/"), {"name": "x"}).status_code == 403
    hook = made(api(ana), web)
    assert post(hook, {"text": "Su pedido llega hoy"}).status_code == 201
    seen = api(rosa).get(door(web, "messages/")).json()["results"][-1]
    assert (seen["text"], seen["author"]["role"]) == ("Su pedido llega hoy", "bot")
    assert Conversation.objects.get(id=web.id).answered is False


def test_a_pair_lets_no_program_in(api, ana, direct):
    assert api(ana).post(door(direct, "hooks/"), {"name": "x"}).status_code == 409


def test_a_conversation_has_so_many_hooks(api, ana, group, monkeypatch):
    monkeypatch.setattr(hooks, "MOST_HOOKS", 2)
    for _ in range(2):
        made(api(ana), group)
    assert api(ana).post(door(group, "hooks/"), {"name": "x"}).status_code == 409


def test_use_is_noted_once_a_minute(hook, at):
    row = Hook.objects.select_related("bot", "conversation").get(id=hook["id"])
    for seconds, noted in ((0, 0), (59, 0), (61, 61)):
        when = at + timedelta(seconds=seconds)
        hooks.say(hook=row, text="a", topic="", client_id=uuid4(), at=when)
        row.refresh_from_db(fields=["last_used_at"])
        assert row.last_used_at == at + timedelta(seconds=noted)
