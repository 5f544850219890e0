"""Another's id inside a body is refused like one that is nobody's, and nothing is written."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction

from hub.kernel import clock
from tests.desk import picture
from tests.rights.house import build

pytestmark = pytest.mark.django_db
HEADERS = {"HTTP_IDEMPOTENCY_KEY": "one-key"}
MONEY = {"amount": "10.00", "currency": "PEN"}
# Who, what they ask of a door of their own, and the field that names what is not theirs.
NAMED = [
    ("other", "post", "recharges/", {"amount": MONEY, "method": "cash"}, "communication"),
    ("other", "post", "conversations/{own}/messages/", {"text": "x"}, "reply_to"),
    ("other", "post", "conversations/{own}/messages/", {"text": "x"}, "attachments"),
    ("other", "post", "queries/", {"subject": "x"}, "conversation"),
    ("other", "post", "privacy-requests/", {"right": "objection"}, "customer"),
    ("colleague", "post", "customers/{customer}/files/", {}, "attachment"),
    ("colleague", "post", "conversations/{talk}/scheduled/", {"text": "x"}, "attachments"),
    ("colleague", "post", "canned-answers/", {"shortcut": "x", "text": "x"}, "attachments"),
    ("colleague", "post", "queries/", {"subject": "x"}, "conversation"),
]


@pytest.mark.parametrize(("who", "method", "door", "body", "field"), NAMED)
def test_a_nested_id_of_somebody_else_is_nobodys(who, method, door, body, field):
    house = build()
    theirs, places = _things(house), _places(house, who)
    door = f"/api/v1/{door.format(**places)}"
    before, told = _written(), []
    for named in (theirs[field], uuid4()):
        told.append(_asks(house, who, method, door, {**body, field: named}, named))

    assert told[0][0] in (400, 403, 404, 422), told
    assert told[0][0] in (403, 404) or field in told[0][1], "refused for what is named"
    assert told[0] == told[1]
    assert _written() == before


def _things(house):
    return {
        "communication": house.owned["communication_id"],
        "reply_to": house.owned["message_id"],
        "attachments": picture(house.people["advisor"]).id,
        "attachment": picture(house.people["advisor"]).id,
        "conversation": _pair(house),
        "customer": house.owned["customer_id"],
    }


def _places(house, who):
    own = None
    if who == "other":
        asked = {"channel": "web", "body": "hola"}
        answer = house.callers["other"].post("/api/v1/communications/", asked, format="json")
        own = answer.json()["conversation"]
    return {"own": own, "talk": house.owned["conversation_id"],
            "customer": house.owned["customer_id"]}  # fmt: skip


def _pair(house):
    """A talk of two of ours, which nobody else is in."""
    body = {"kind": "direct", "members": [str(house.people["clerk"].id)]}
    made = house.callers["advisor"].post("/api/v1/conversations/", body, format="json")
    return made.json()["id"]


def _asks(house, who, method, door, body, named):
    if "attachments" in body:
        body["attachments"] = [named]
    if "messages" in door or "scheduled" in door:
        body["client_id"] = str(uuid4())
    if "scheduled" in door:
        body["send_at"] = (clock.now() + timedelta(days=1)).isoformat()
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        answer = getattr(house.callers[who], method)(door, body, format="json", **HEADERS)
        if answer.status_code >= 400:
            transaction.set_rollback(True)
    return answer.status_code, answer.content.decode().replace(str(named), "?")


def _written():
    mine = [each for each in apps.get_models() if each._meta.app_label not in ("audit", "kernel")]
    return {each._meta.label: each._default_manager.count() for each in mine}
