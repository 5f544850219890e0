"""One part as one message of the Send API; a file travels inside the request."""

import json
from typing import Any

from channels_bridge.adapters.meta.graph import Graph, required, upload_of
from channels_bridge.adapters.titles import cut
from channels_bridge.types import Fault, OutFile, Part, Receipt, SendRefused
from chat.types import Kind

TITLE = 20  # characters of a quick reply
_TYPES = {Kind.IMAGE: "image", Kind.VIDEO: "video", Kind.AUDIO: "audio", Kind.FILE: "file"}


def send(part: Part, own_id: str, graph: Graph) -> Receipt:
    """Post the message as `own_id`; its mid is the receipt, its fate comes by watermarks."""
    path = f"{own_id}/messages"
    if part.file is not None:
        answer = _post_file(path, part, part.file, graph)
    elif part.kind is Kind.TEXT and part.text:
        answer = graph.send(path, json=_body(part, {"text": part.text, **_replies(part)}))
    else:
        raise _refused(part)
    return Receipt(external_id=required(answer, "message_id"))


def act(action: str, recipient: str, own_id: str, graph: Graph) -> None:
    """Show what we do (`typing_on`, `mark_seen`); never together with a message."""
    body = {"recipient": {"id": recipient}, "sender_action": action}
    graph.prepare(f"{own_id}/messages", json=body)


def _post_file(path: str, part: Part, file: OutFile, graph: Graph) -> dict[str, Any]:
    kind = _TYPES.get(file.kind)
    if kind is None:
        raise _refused(part)
    body = _body(part, {"attachment": {"type": kind, "payload": {"is_reusable": False}}})
    fields = {
        name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()
    }
    with upload_of(file) as content:
        return graph.send(path, data=fields, files={"filedata": content})


def _body(part: Part, message: dict[str, Any]) -> dict[str, Any]:
    # The metadata comes back in the echo: this is how we know our own words again.
    body: dict[str, Any] = {
        "recipient": {"id": part.recipient},
        **_messaging(part),
        "message": {**message, "metadata": part.id},
    }
    if part.quotes:
        body["reply_to"] = {"mid": part.quotes}
    return body


def _replies(part: Part) -> dict[str, Any]:
    """Return the answers to press under a question; a long title stands whole in its text."""
    if part.card is None:
        return {}
    replies = [
        {"content_type": "text", "title": cut(each["title"], TITLE), "payload": each["id"]}
        for each in part.card["options"]
    ]
    return {"quick_replies": replies}


def _messaging(part: Part) -> dict[str, str]:
    if part.human_agent:
        return {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    return {"messaging_type": "RESPONSE"}


def _refused(part: Part) -> SendRefused:
    return SendRefused(
        Fault.PERMANENT, code="unsupported_kind", detail=f"This channel takes no {part.kind}."
    )
