"""Direct and group conversations through the API: written once, numbered, paged, read."""

import json
from uuid import uuid4

import pytest

from chat.models import Attachment, Conversation, Message
from hub.kernel.errors import DomainError

pytestmark = pytest.mark.django_db


def post(client, conversation, **body):
    body = {"client_id": str(uuid4()), "text": "hola", **body}
    return client.post(f"/api/v1/conversations/{conversation.id}/messages/", body)


def test_two_colleagues_share_one_conversation(api, ana, luis):
    made = api(ana).post("/api/v1/conversations/", {"kind": "direct", "members": [str(luis.id)]})
    again = api(luis).post("/api/v1/conversations/", {"kind": "direct", "members": [str(ana.id)]})

    assert (made.status_code, again.status_code) == (201, 200)
    assert made.json()["id"] == again.json()["id"]
    assert (made.json()["title"], again.json()["title"]) == ("Luis Ramos", "Ana Torres")
    assert Conversation.objects.count() == 1


def test_a_message_is_written_numbered_and_unread(api, ana, luis, direct):
    sent = post(api(ana), direct, text="¿Puedes con https://a.pe/x?y=1&z=2, <b>hoy</b>?\nGracias")

    body = sent.json()
    assert sent.status_code == 201
    assert (body["number"], body["direction"], body["author"]["name"]) == (1, "out", "Ana Torres")
    assert body["html"] == (
        '<p>¿Puedes con <a href="https://a.pe/x?y=1&amp;z=2" target="_blank" '
        'rel="noopener noreferrer nofollow">https://a.pe/x?y=1&amp;z=2</a>, '
        "&lt;b&gt;hoy&lt;/b&gt;?<br>\nGracias</p>"
    )
    listed = {
        user.username: api(user).get("/api/v1/conversations/").json()["results"][0]
        for user in (ana, luis)
    }
    assert (listed["ana"]["unread"], listed["luis"]["unread"]) == (0, 1)
    assert listed["luis"]["last_message"]["preview"].startswith("¿Puedes con")


def test_the_last_words_say_whose_they_are(api, ana, luis, tomas, group):
    def last():
        return api(luis).get(f"/api/v1/conversations/{group.id}/").json()["last_message"]

    post(api(ana), group, text="¿listos?")
    assert (last()["author"]["name"], last()["event"]) == ("Ana Torres", None)

    api(ana).post(f"/api/v1/conversations/{group.id}/members/", {"add": [str(tomas.id)]})
    assert (last()["kind"], last()["author"]) == ("system", None)
    assert last()["event"]["by"]["name"] == "Ana Torres"
    assert [one["id"] for one in last()["event"]["joined"]] == [str(tomas.id)]

    old = {key: fact for key, fact in last().items() if key not in {"author", "event"}}
    Conversation.objects.filter(id=group.id).update(last_message=old)
    assert (last()["author"], last()["event"]) == (None, None)


def test_a_second_try_finds_the_first(api, ana, direct):
    client_id = str(uuid4())

    first = post(api(ana), direct, client_id=client_id)
    edited = api(ana).patch(f"/api/v1/messages/{first.json()['id']}/", {"text": "hola a todos"})
    again = post(api(ana), direct, client_id=client_id)
    other = post(api(ana), direct, client_id=client_id, text="otra cosa")

    assert (first.status_code, again.status_code) == (201, 200)
    assert edited.json()["edited_at"] is not None
    assert again.json()["id"] == first.json()["id"]
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    assert Message.objects.count() == 1


def test_the_same_client_id_of_two_people_is_two_messages(api, ana, luis, direct):
    client_id = str(uuid4())

    assert post(api(ana), direct, client_id=client_id).status_code == 201
    assert post(api(luis), direct, client_id=client_id).status_code == 201


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": ""}, 422, "invalid"),
        ({"text": " \n "}, 422, "invalid"),
        ({"text": "x" * 65_537}, 413, "too_large"),
        ({"text": 7}, 422, "invalid"),
        ({"client_id": "no"}, 422, "invalid"),
        ({"kind": "system"}, 422, "invalid"),
        ({"kind": "image"}, 422, "invalid"),
        ({"kind": ["text"]}, 422, "invalid"),
        ({"private": True}, 422, "invalid"),
        ({"kind": "location"}, 422, "invalid"),
        ({"card": {"type": "location", "latitude": 1, "longitude": 1}}, 422, "invalid"),
        (
            {"kind": "location", "card": {"type": "location", "latitude": 91, "longitude": 1}},
            422,
            "invalid",
        ),
        ({"expect_number": -1}, 422, "invalid"),
        ({"expect_number": 10**30}, 422, "invalid"),
        ({"attachments": ["x"]}, 422, "invalid"),
        ({"attachments": {"a": 1}}, 422, "invalid"),
        ({"attachments": [5]}, 422, "invalid"),
        ({"client_id": 5}, 422, "invalid"),
        ({"bogus": 1}, 400, "malformed"),
        ({"template": {"name": "x"}, "kind": "template"}, 422, "invalid"),
    ],
)
def test_bad_drafts_are_refused_and_leave_nothing(api, ana, direct, body, status, code):
    answer = post(api(ana), direct, **body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Message.objects.exists()


def test_strange_words_where_there_are_choices_are_refused(api, ana, direct):
    body = json.dumps({"client_id": str(uuid4()), "text": "x", "kind": "\ud83d", "\udc00": 1})
    door = f"/api/v1/conversations/{direct.id}/messages/"

    assert api(ana).generic("POST", door, body, "application/json").status_code == 400
    assert (
        api(ana)
        .generic("POST", door, body.replace(', "\\udc00": 1', ""), "application/json")
        .status_code
        == 422
    )


@pytest.mark.parametrize("text", ["a\x00b", "👍🏽 ok", "مرحبا\u202e", "\ud83d suelto", "\x00ok"])
def test_strange_text_is_no_reason_to_refuse(api, ana, direct, text):
    body = json.dumps({"client_id": str(uuid4()), "text": text})
    answer = api(ana).generic(
        "POST", f"/api/v1/conversations/{direct.id}/messages/", body, "application/json"
    )

    assert answer.status_code == 201
    assert "\x00" not in answer.json()["text"]


def test_who_has_not_seen_the_newest_is_told(api, ana, luis, direct, says):
    says(luis, direct, "uno")

    stale = post(api(ana), direct, expect_number=0)
    fresh = post(api(ana), direct, expect_number=1)

    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert stale.json()["fields"] == {"last_number": 1}
    assert fresh.json()["number"] == 2
    assert post(api(ana), direct, expect_number=1).status_code == 201  # newer is only one's own


def test_pages_go_both_ways(api, ana, direct, says):
    for number in range(1, 8):
        says(ana, direct, f"m{number}")
    door = f"/api/v1/conversations/{direct.id}/messages/"

    def page(**asked):
        body = api(ana).get(door, {"limit": 3, **asked}).json()
        return [row["number"] for row in body["results"]], body["previous"], body["next"]

    assert page() == ([5, 6, 7], "5", None)
    assert page(before=5) == ([2, 3, 4], "2", "4")
    assert page(after=0) == ([1, 2, 3], None, "3")
    assert page(after=7) == ([], None, None)
    assert page(around=4) == ([3, 4, 5], "3", "5")
    assert api(ana).get(door, {"before": 1, "after": 1}).status_code == 422
    assert api(ana).get(door, {"limit": 0}).status_code == 400


def test_reading_never_goes_back(api, ana, luis, direct, says):
    says(ana, direct), says(ana, direct)
    door = f"/api/v1/conversations/{direct.id}/read/"

    assert api(luis).post(door, {"number": 2}).json() == {"number": 2}
    assert api(luis).post(door, {"number": 1}).json() == {"number": 2}
    assert api(luis).post(door, {"number": 999}).json() == {"number": 2}
    assert api(luis).get(f"/api/v1/conversations/{direct.id}/").json()["unread"] == 0


def test_a_file_is_sent_once(ana, direct, says, at):
    file = Attachment.objects.create(owner=ana, kind="file", name="a.pdf", created_at=at)

    sent = says(ana, direct, "", attachments=(file.id,)).message

    assert sent.kind == "file"
    with pytest.raises(DomainError):
        says(ana, direct, "", attachments=(file.id,))


@pytest.mark.parametrize(
    "body", ["[" * 100_000, '{"text": ' * 50_000, "9" * 5_000, "", "null", "7"]
)
def test_bodies_that_are_no_draft_are_refused(api, ana, direct, body):
    door = f"/api/v1/conversations/{direct.id}/messages/"

    assert api(ana).generic("POST", door, body, "application/json").status_code in (400, 422)
