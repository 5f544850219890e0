"""Bots: made by admins, let in by keys that reach as far as their scopes."""

from datetime import timedelta

import pytest
from rest_framework.test import APIClient

from hub.accounts import queries
from hub.accounts.models import BotToken, LoginMiss
from hub.accounts.operations import bots
from hub.kernel import clock
from hub.realtime.ports import sign_in

pytestmark = pytest.mark.django_db
BOTS = "/api/v1/bots/"
READ = ["messages:read", "conversations:read"]


@pytest.fixture
def made(api, admin):
    return api(admin).post(BOTS, {"name": "Pedidos", "username": "pedidos"}).json()


@pytest.fixture
def key(api, admin, made):
    """Give the bot a key: `key("messages:read")` → its answer."""

    def give(*scopes, name="servidor"):
        body = {"name": name, "scopes": list(scopes)}
        answer = api(admin).post(f"{BOTS}{made['id']}/tokens/", body)
        assert answer.status_code == 201, answer.data
        return answer.json()

    return give


def with_key(token):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    return client


def test_an_admin_makes_a_bot_and_nobody_else_does(api, admin, ana, rosa, made):
    assert made["role"] == "bot" and made["is_active"]
    assert [row["id"] for row in api(admin).get(BOTS).json()["results"]] == [made["id"]]
    for somebody in (ana, rosa):
        assert api(somebody).get(BOTS).status_code == 403
        body = {"name": "x", "username": "xxx"}
        assert api(somebody).post(BOTS, body).status_code == 403
    taken = api(admin).post(BOTS, {"name": "Otro", "username": "PEDIDOS"})
    assert (taken.status_code, taken.json()["code"]) == (409, "username_taken")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"name": "", "username": "abc"}, 422),
        ({"name": "a\u202eb", "username": "abc"}, 422),
        ({"name": "Bot", "username": "a b"}, 422),
        ({"name": 5, "username": "abc"}, 422),
        ({"name": "Bot", "username": "abc", "role": "admin"}, 400),
        ({"username": "abc"}, 422),
    ],
)
def test_nonsense_makes_no_bot(api, admin, body, status):
    assert api(admin).post(BOTS, body).status_code == status
    assert not queries.bots().exists()


def test_the_houses_own_bot_is_nobodys_to_change(api, admin):
    door = f"{BOTS}{queries.house_bot().id}/"
    assert api(admin).patch(door, {"is_active": False}).status_code == 404
    assert api(admin).post(f"{door}tokens/", {"name": "x", "scopes": READ}).status_code == 404


def test_a_secret_is_shown_once_and_kept_as_a_digest(api, admin, made, key):
    given = key("messages:read")
    assert given["token"].startswith("mbt_") and given["scopes"] == ["messages:read"]
    listed = api(admin).get(f"{BOTS}{made['id']}/tokens/").json()["results"]
    assert [row["id"] for row in listed] == [given["id"]] and "token" not in listed[0]
    assert given["token"] not in str(BotToken.objects.values().get())


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"name": "x", "scopes": []}, 422),
        ({"name": "x", "scopes": ["everything"]}, 422),
        ({"name": "x", "scopes": "messages:read"}, 422),
        ({"name": "x"}, 422),
        ({"name": "x", "scopes": READ, "user": "y"}, 400),
    ],
)
def test_a_key_names_scopes_there_are(api, admin, made, body, status):
    assert api(admin).post(f"{BOTS}{made['id']}/tokens/", body).status_code == status


def test_a_key_reaches_as_far_as_its_scopes(key):
    reads, writes = (
        with_key(key("messages:read")["token"]),
        with_key(key("messages:write")["token"]),
    )
    missing = reads.get("/api/v1/conversations/")
    assert (missing.status_code, missing.json()["code"]) == (403, "scope_missing")
    assert missing.json()["fields"] == {"scope": "conversations:read"}
    assert writes.post("/api/v1/ws-tickets/").json()["fields"] == {"scope": "messages:read"}
    # What no scope opens is for people only.
    for door in ("/api/v1/me/", "/api/v1/users/", "/api/v1/bots/", "/api/v1/customers/"):
        assert reads.get(door).json()["code"] == "forbidden"


def test_a_key_ends_at_once(api, admin, made, key):
    given = key(*READ)
    bot = with_key(given["token"])
    assert bot.get("/api/v1/conversations/").status_code == 200
    door = f"{BOTS}{made['id']}/tokens/{given['id']}/"
    assert api(admin).delete(door).status_code == 204
    assert bot.get("/api/v1/conversations/").status_code == 401
    assert api(admin).delete(door).status_code == 404


def test_a_deactivated_bot_loses_its_keys_for_good(api, admin, made, key):
    bot, door = with_key(key(*READ)["token"]), f"{BOTS}{made['id']}/"
    assert api(admin).patch(door, {"is_active": False}).json()["is_active"] is False
    assert bot.get("/api/v1/conversations/").status_code == 401
    refused = api(admin).post(f"{door}tokens/", {"name": "x", "scopes": READ})
    assert refused.status_code == 409
    assert api(admin).patch(door, {"is_active": True, "name": "Pedidos 2"}).status_code == 200
    assert bot.get("/api/v1/conversations/").status_code == 401


def test_use_is_noted_once_a_minute(key):
    given = key(*READ)
    row, at = BotToken.objects.get(id=given["id"]), clock.now()
    for seconds, noted in ((0, 0), (59, 0), (60, 60)):
        bots.note_use(row, at=at + timedelta(seconds=seconds))
        row.refresh_from_db()
        assert row.last_used_at == at + timedelta(seconds=noted)


def test_wrong_keys_are_slowed_down_and_right_ones_are_not(key):
    given, stranger = key(*READ), with_key("mbt_nobody")
    for _ in range(bots.WRONG_KEYS):
        assert stranger.get("/api/v1/conversations/").status_code == 401
    slowed = stranger.get("/api/v1/conversations/")
    assert slowed.status_code == 429 and 1 <= int(slowed["Retry-After"]) <= 60
    assert LoginMiss.objects.count() == bots.WRONG_KEYS
    assert with_key(given["token"]).get("/api/v1/conversations/").status_code == 200


def test_a_socket_is_the_keys_and_ends_with_it(api, admin, made, key):
    given, at, port = key(*READ, "customers"), clock.now(), sign_in.port()
    made_ticket = with_key(given["token"]).post("/api/v1/ws-tickets/")
    who = port.redeem(made_ticket.json()["ticket"], at=at)
    assert str(who.user_id) == made["id"] and str(who.session_id) == given["id"]
    assert who.scopes == {*READ, "customers"} and "staff" in who.tags
    assert port.ended([who.session_id], at=at) == {}
    api(admin).delete(f"{BOTS}{made['id']}/tokens/{given['id']}/")
    assert port.ended([who.session_id], at=at) == {who.session_id: 4401}
    other = key(*READ)
    plain = port.redeem(
        with_key(other["token"]).post("/api/v1/ws-tickets/").json()["ticket"], at=at
    )
    assert plain.tags == {f"u:{made['id']}"}
    api(admin).patch(f"{BOTS}{made['id']}/", {"is_active": False})
    assert port.ended([plain.session_id], at=at) == {plain.session_id: 4403}


def test_logging_out_with_a_key_is_harmless(key):
    bot = with_key(key(*READ)["token"])
    assert bot.post("/api/v1/auth/logout/").status_code == 204
    assert bot.get("/api/v1/conversations/").status_code == 200
