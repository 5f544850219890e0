"""A bot in conversations: a member like any other, as far as its key reaches."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from chat.models import Conversation
from chat.operations import conversations
from chat.plugins.streams import ConversationStreams
from hub.accounts.operations import bots
from hub.accounts.scopes import SCOPES
from hub.kernel import clock
from hub.kernel.errors import DomainError
from hub.realtime.ports import sign_in
from hub.realtime.ports.commands import commands
from tests.chat.doors import door, say

pytestmark = pytest.mark.django_db
ALL = [scope for scope in SCOPES if scope != "customers"]


@pytest.fixture
def bot(db):
    return bots.add(username="pedidos", name="Pedidos")


@pytest.fixture
def keyed(bot):
    """Return a client with a key of these scopes."""

    def client(*scopes):
        _, secret = bots.give_key(bot, name="x", scopes=scopes, at=clock.now())
        made = APIClient()
        made.default_format = "json"
        made.credentials(HTTP_AUTHORIZATION=f"Token {secret}")
        return made

    return client


@pytest.fixture
def joined(group, ana, bot, at):
    conversations.set_members(conversation=group, add=[bot], remove=[], by=ana, at=at)
    return group


def test_a_bot_in_a_group_is_marked_as_one(api, ana, keyed, bot, joined):
    said = say(keyed("messages:write"), joined, "Pedido 42: en camino")
    assert said.status_code == 201
    assert said.json()["author"] == {"id": str(bot.id), "name": "Pedidos", "role": "bot"}
    members = api(ana).get(door(joined)).json()["members"]
    assert "bot" in [member["role"] for member in members]


def test_a_bot_sees_what_it_is_a_member_of_and_no_more(keyed, joined, direct, waiting, ana, says):
    client, secret = keyed(*ALL), says(ana, direct, "entre nosotros").message
    listed = client.get("/api/v1/conversations/").json()["results"]
    assert [row["id"] for row in listed] == [str(joined.id)]
    for foreign in (direct, waiting):
        assert client.get(door(foreign)).status_code == 404
        assert client.get(door(foreign, "messages/")).status_code == 404
        assert say(client, foreign).status_code == 404
    assert client.get(f"/api/v1/messages/{secret.id}/").status_code == 404


def test_each_scope_opens_its_own_doors(keyed, joined, ana, says):
    theirs = says(ana, joined, "hola").message
    reads, writes, files = keyed("messages:read"), keyed("messages:write"), keyed("files:write")
    assert reads.get(door(joined, "messages/")).status_code == 200
    assert reads.get(f"/api/v1/messages/{theirs.id}/").status_code == 200
    assert say(reads, joined).json()["fields"] == {"scope": "messages:write"}
    assert writes.get(door(joined, "messages/")).json()["fields"] == {"scope": "messages:read"}
    own = say(writes, joined, "una").json()["id"]
    assert writes.patch(f"/api/v1/messages/{own}/", {"text": "dos"}).json()["text"] == "dos"
    assert writes.put(f"/api/v1/messages/{theirs.id}/reactions/👍/").status_code == 200
    assert writes.patch(f"/api/v1/messages/{theirs.id}/", {"text": "x"}).status_code == 403
    assert files.get(door(joined)).json()["fields"] == {"scope": "conversations:read"}
    for verb in ("claim/", "assign/", "state/", "labels/", "members/", "hooks/"):
        refused = keyed(*SCOPES).post(door(joined, verb), {})
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


def test_a_bot_sends_a_file_of_its_own(keyed, joined, media):
    client = keyed("files:write", "messages:write", "messages:read")
    upload = SimpleUploadedFile("nota.txt", b"entregado", content_type="text/plain")
    made = client.post("/api/v1/attachments/", {"file": upload}, format="multipart")
    assert made.status_code == 201, made.data
    said = say(client, joined, "", attachments=[made.json()["id"]])
    assert said.status_code == 201
    link = said.json()["attachments"][0]["url"]
    assert b"".join(APIClient().get(link)) == b"entregado"


def test_what_a_bot_says_to_a_customer_answers_nobody(keyed, web, rosa, says):
    client = keyed(*SCOPES)
    says(rosa, web, "¿Y mi pedido?")
    asked = Conversation.objects.get(id=web.id).needs_reply_since
    assert say(client, web, "Su pedido salió").status_code == 201
    row = Conversation.objects.get(id=web.id)
    assert row.needs_reply_since == asked is not None and not row.answered
    assert say(client, web, "Que alguien la llame", private=True).json()["private"] is True


def test_without_the_scope_customers_are_not_there(keyed, waiting, bot):
    assert keyed(*ALL).get(door(waiting)).status_code == 404
    assert keyed(*SCOPES).get(door(waiting)).status_code == 200


def test_who_is_let_out_sees_nothing_any_more(keyed, joined, ana, bot, at):
    client = keyed(*ALL)
    assert client.get(door(joined)).status_code == 200
    conversations.set_members(conversation=joined, add=[], remove=[bot], by=ana, at=at)
    assert client.get(door(joined)).status_code == 404
    assert say(client, joined).status_code == 404


def test_a_bot_never_inherits_a_group_and_no_pair_has_one(joined, ana, luis, admin, bot, at, api):
    body = {"kind": "direct", "members": [str(bot.id)]}
    assert api(ana).post("/api/v1/conversations/", body).status_code == 422
    for somebody in (luis, admin, ana):
        conversations.set_members(
            conversation=joined, add=[], remove=[somebody], by=somebody, at=at
        )
    assert [member.is_owner for member in joined.members.filter(user=bot)] == [False]


def test_the_socket_asks_for_the_same_scopes(keyed, joined, waiting, at):
    def who(*scopes):
        ticket = keyed(*scopes, "messages:read", "conversations:read").post("/api/v1/ws-tickets/")
        return sign_in.port().redeem(ticket.json()["ticket"], at=clock.now())

    frame = {"client_id": str(uuid4()), "conversation": str(joined.id), "text": "por aquí"}
    assert code(who(), "send", frame) == "scope_missing"
    writer = who("messages:write")
    assert commands.get("send")(writer, frame)["number"]
    for_customers = {**frame, "client_id": str(uuid4()), "conversation": str(waiting.id)}
    assert code(writer, "send", for_customers) == "not_found"
    streams = ConversationStreams()
    assert [head.stream for head in streams.heads(writer, limit=9)] == [f"c:{joined.id}"]
    assert streams.changes(writer, str(waiting.id), after=0, limit=9) is None
    assert len(streams.heads(who("customers"), limit=9)) == 2


def code(who, kind, frame):
    with pytest.raises(DomainError) as refused:
        commands.get(kind)(who, frame)
    return refused.value.code
