"""One part as one message of the Send API; a file travels inside the request."""

import json
from typing import Any

from channels_bridge.adapters.meta.graph import Graph, required, upload_of
from channels_bridge.types import Fault, OutFile, Part, Receipt, SendRefused
from chat.types import Kind

_TYPES = {Kind.IMAGE: "image", Kind.VIDEO: "video", Kind.AUDIO: "audio", Kind.FILE: "file"}


def send(part: Part, own_id: str, graph: Graph) -> Receipt:
    """Post the message as `own_id`; its mid is the receipt, its fate comes by watermarks."""
    path = f"{own_id}/messages"
    if part.file is not None:
        answer = _post_file(path, part, part.file, graph)
    elif part.kind is Kind.TEXT and part.text:
        answer = graph.send(path, json=_body(part, {"text": part.text}))
    else:
        raise _refused(part)
    return Receipt(external_id=required(answer, "message_id"))


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
        "messaging_type": "RESPONSE",
        "message": {**message, "metadata": part.id},
    }
    if part.quotes:
        body["reply_to"] = {"mid": part.quotes}
    return body


def _refused(part: Part) -> SendRefused:
    return SendRefused(
        Fault.PERMANENT, code="unsupported_kind", detail=f"This channel takes no {part.kind}."
    )
