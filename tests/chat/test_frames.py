"""What is written by socket frame is what HTTP would have written."""

from uuid import uuid4

import pytest

from chat.models import Message
from chat.plugins.frames import COMMANDS
from hub.kernel.errors import DomainError, Forbidden, NotFound
from tests.chat.test_live import signed_in

pytestmark = pytest.mark.django_db


def test_frames_write_like_http_does(ana, luis, rosa, web, direct):
    who, client_id = signed_in(ana), str(uuid4())
    frame = {
        "type": "send",
        "id": "1",
        "client_id": client_id,
        "conversation": str(direct.id),
        "kind": "text",
        "text": "hola",
    }

    sent = COMMANDS["send"](who, frame)
    again = COMMANDS["send"](who, {**frame, "id": "2"})
    name = {"message": sent["message"], "client_id": str(uuid4()), "id": "3"}
    edited = COMMANDS["edit"](who, {"type": "edit", **name, "text": "hola!"})
    reacted = COMMANDS["react"](
        signed_in(luis), {"type": "react", **name, "emoji": "👍", "on": True}
    )
    read = COMMANDS["read"](
        signed_in(luis), {"type": "read", "conversation": str(direct.id), "number": 1}
    )
    gone = COMMANDS["delete"](who, {"type": "delete", **name})

    assert (sent["number"], sent["duplicate"], again["duplicate"]) == (1, False, True)
    assert again["message"] == sent["message"]
    assert sent["seq"] < edited["seq"] < reacted["seq"] < gone["seq"]
    assert read["number"] == 1
    with pytest.raises(NotFound):
        COMMANDS["send"](signed_in(rosa), {**frame, "client_id": str(uuid4())})
    with pytest.raises(Forbidden):
        COMMANDS["edit"](signed_in(luis), {"type": "edit", **name, "text": "x"})


@pytest.mark.parametrize(
    "broken",
    [
        {"conversation": None},
        {"conversation": 7},
        {"conversation": {"a": 1}},
        {"client_id": "x"},
        {"client_id": None},
        {"text": None},
        {"text": ["a"]},
        {"kind": {}},
        {"attachments": "all"},
        {"attachments": [["x"]]},
        {"reply_to": "x"},
        {"expect_number": "soon"},
        {"private": "perhaps"},
        {"more": 1},
        {"text": "\ud800", "kind": "\ud800"},
    ],
)
def test_broken_frames_are_refused_by_name(ana, direct, broken):
    frame = {
        "type": "send",
        "id": "1",
        "client_id": str(uuid4()),
        "conversation": str(direct.id),
        "text": "hola",
        **broken,
    }

    with pytest.raises(DomainError):
        COMMANDS["send"](signed_in(ana), frame)
    assert not Message.objects.exists()
