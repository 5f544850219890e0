"""Other people's ids in every place an id can be written: refused, and nothing happens."""

from uuid import uuid4

import pytest
from rest_framework import serializers as shapes

from chat.models import Attachment, Conversation, Counter, Member, Message, Reaction
from chat.ports.panel import sections
from chat.ports.workflow import Offer, Workflow, workflows
from hub.kernel.api import StrictSerializer

pytestmark = pytest.mark.django_db
API = "/api/v1/"


@pytest.fixture
def theirs(luis, admin, arrives, says, at):
    """Things Ana has no part in: a pair, what was said in it, and an unsent file."""
    from chat.operations import conversations

    pair = conversations.open_direct(by=luis, other=admin, at=at)
    message = says(luis, pair, "entre nosotros").message
    file = Attachment.objects.create(owner=luis, kind="file", name="x.pdf", created_at=at)
    return {"conversation": pair.id, "message": message.id, "file": file.id}


def everything() -> list[object]:
    counted = [
        model.objects.count() for model in (Message, Member, Reaction, Attachment, Conversation)
    ]
    return [*counted, *Counter.objects.order_by("pk").values_list("last_seq", flat=True)]


DOORS = [
    ("get", "conversations/{conversation}/", None),
    ("get", "conversations/{conversation}/messages/", None),
    ("get", "conversations/{conversation}/changes/", None),
    ("get", "conversations/{conversation}/actions/", None),
    ("get", "conversations/{conversation}/panel/", None),
    ("patch", "conversations/{conversation}/", {"title": "x"}),
    ("post", "conversations/{conversation}/messages/", {"client_id": str(uuid4()), "text": "x"}),
    ("post", "conversations/{conversation}/claim/", {}),
    ("post", "conversations/{conversation}/assign/", {"user": None}),
    ("post", "conversations/{conversation}/state/", {"state": "open"}),
    ("post", "conversations/{conversation}/snooze/", {"on_reply": True}),
    ("post", "conversations/{conversation}/labels/", {"add": ["x"]}),
    ("post", "conversations/{conversation}/members/", {"add": []}),
    ("post", "conversations/{conversation}/read/", {"number": 1}),
    ("post", "conversations/{conversation}/actions/recharge/", {}),
    ("get", "messages/{message}/", None),
    ("patch", "messages/{message}/", {"text": "x"}),
    ("delete", "messages/{message}/", None),
    ("post", "messages/{message}/retry/", {}),
    ("put", "messages/{message}/reactions/👍/", None),
    ("delete", "messages/{message}/reactions/👍/", None),
    ("get", "attachments/{file}/", None),
    ("post", "attachments/{file}/retry/", {}),
]


@pytest.mark.parametrize(("verb", "door", "body"), DOORS)
def test_what_is_not_ones_own_is_not_there(api, ana, theirs, verb, door, body):
    before = everything()
    headers = {"HTTP_IDEMPOTENCY_KEY": "k1"}

    for ids in (theirs, dict.fromkeys(theirs, uuid4()), dict.fromkeys(theirs, "nonsense")):
        answer = getattr(api(ana), verb)(API + door.format(**ids), body, **headers)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert getattr(api(None), verb)(API + door.format(**theirs), body).status_code == 401
    assert everything() == before


@pytest.mark.parametrize(
    ("field", "of"), [("reply_to", "message"), ("attachments", "file"), ("reply_to", "file")]
)
def test_a_draft_names_only_ones_own(api, ana, direct, theirs, field, of):
    before = everything()
    named = [str(theirs[of])] if field == "attachments" else str(theirs[of])
    body = {"client_id": str(uuid4()), "text": "x", field: named}

    answer = api(ana).post(f"{API}conversations/{direct.id}/messages/", body)

    assert (answer.status_code, list(answer.json()["fields"])) == (422, [field])
    assert everything() == before


def test_a_sent_file_is_not_sent_again_elsewhere(api, ana, direct, group, says, at):
    file = Attachment.objects.create(owner=ana, kind="file", name="x.pdf", created_at=at)
    says(ana, direct, "", attachments=(file.id,))

    body = {"client_id": str(uuid4()), "text": "x", "attachments": [str(file.id)]}
    answer = api(ana).post(f"{API}conversations/{group.id}/messages/", body)

    assert answer.status_code == 422
    assert Message.objects.count() == 1


def test_nobody_writes_in_anothers_name(api, ana, luis, direct):
    body = {"client_id": str(uuid4()), "text": "x"}
    for field in ("author", "identity", "number", "seq", "state", "direction", "topic"):
        answer = api(ana).post(
            f"{API}conversations/{direct.id}/messages/", {**body, field: str(luis.id)}
        )
        assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert not Message.objects.exists()


class EchoForm(StrictSerializer):
    words = shapes.CharField(max_length=20, style={"label": {"es": "Palabras", "en": "Words"}})
    way = shapes.ChoiceField(choices=[("up", "Arriba")], required=False)
    file = shapes.UUIDField(required=False)
    on = shapes.DateField(required=False)


class Echo(Workflow):
    """Says its form back."""

    key, slash = "echo", "eco"
    label = {"es": "Eco", "en": "Echo"}

    form = EchoForm

    def offer(self, *, conversation, user):
        return None if user.role == "clerk" else Offer(locked=True, reason="locked")

    def run(self, *, conversation, user, form, at):
        return {"said": form["words"]}


class Beside:
    """One section."""

    order = 1

    def show(self, *, conversation, user):
        return {"key": "x", "title": "X", "items": []} if user.role == "advisor" else None


@pytest.fixture
def echo(monkeypatch) -> None:
    monkeypatch.setitem(workflows._items, "echo", Echo())
    monkeypatch.setitem(sections._items, "x", Beside())


def test_work_is_offered_with_its_form_and_done(api, ana, carla, echo, arrives):
    door = f"{API}conversations/{arrives().conversation_id}/"

    offered = {each["key"]: each for each in api(ana).get(f"{door}actions/").json()}
    done = api(ana).post(f"{door}actions/echo/", {"words": "hola"}, HTTP_IDEMPOTENCY_KEY="a")

    echoed = offered["echo"]
    assert (echoed["label"], echoed["slash"], echoed["reason"]) == ("Eco", "eco", "locked")
    assert [(field["name"], field["type"], field["required"]) for field in echoed["form"]] == [
        ("words", "text", True),
        ("way", "choice", False),
        ("file", "attachment", False),
        ("on", "date", False),
    ]
    assert echoed["form"][0]["label"] == "Palabras"
    assert echoed["form"][1]["choices"] == [{"value": "up", "label": "Arriba"}]
    assert (done.status_code, done.json()) == (201, {"said": "hola"})
    assert "echo" not in {each["key"] for each in api(carla).get(f"{door}actions/").json()}
    for client, key, body, status in (
        (api(ana), "echo", {}, 422),
        (api(ana), "echo", {"words": "x", "y": 1}, 400),
        (api(ana), "nothing", {}, 404),
        (api(carla), "echo", {"words": "x"}, 404),
    ):
        answer = client.post(f"{door}actions/{key}/", body, HTTP_IDEMPOTENCY_KEY=uuid4().hex)
        assert answer.status_code == status
    assert api(ana).post(f"{door}actions/echo/", {"words": "x"}).status_code == 400


def test_sections_beside_a_conversation(api, ana, rosa, carla, echo, arrives, web):
    door = f"{API}conversations/{arrives().conversation_id}/panel/"

    assert "x" in [section["key"] for section in api(ana).get(door).json()]
    assert "x" not in [section["key"] for section in api(carla).get(door).json()]
    assert api(rosa).get(f"{API}conversations/{web.id}/panel/").status_code == 403
