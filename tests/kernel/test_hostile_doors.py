"""Every door of the OpenAPI document with values no form sends: never a 5xx, never another's."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
import yaml
from django.db import connection, transaction

from billing.models import Recharge
from chat.models import Attachment, Conversation, Identity, Message
from crm.models import Communication, Customer
from hub.accounts.models import Session, Team, User
from tests.desk import desk

__all__ = ["desk"]
# Every door with every value: a busy machine needs more than the minute a test may take.
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
PARTS = 8
ROOT = Path(__file__).parents[2]
DOC = yaml.load((ROOT / "docs/openapi.yaml").read_bytes(), Loader=yaml.CSafeLoader)
ROWS: dict[str, Any] = {
    "conversation_id": Conversation,
    "message_id": Message,
    "customer_id": Customer,
    "communication_id": Communication,
    "recharge_id": Recharge,
    "identity_id": Identity,
    "attachment_id": Attachment,
    "session_id": Session,
    "team_id": Team,
    "team": Team,
    "user_id": User,
}
OTHERS = ("conversation_id", "message_id", "customer_id", "communication_id", "recharge_id")
BODIES = ["[]", "null", '{"unknown": 1}', "[" * 50_000, '{"a": "\\ud800"}', "NaN", "{"]
VALUES = ["\u0000", "\ud800", "A" * 70_000, "\ufb03" * 250, 2**63, -1, [], {"a": [None]}, None]
QUERIES = ["%00", "%ED%A0%80", "-1", "9" * 30, "0001-01-01T00:00:00%2B14:00", "9999-12-31", "["]


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in DOC["paths"].items():
        for method, operation in methods.items():
            if "/auth/" not in path:  # its limits count every try
                yield path, method, operation


def names(operation: dict[str, Any], place: str) -> list[str]:
    return [each["name"] for each in operation.get("parameters", []) if each["in"] == place]


def filled(path: str, operation: dict[str, Any], ids: dict[str, str]) -> str:
    for name in names(operation, "path"):
        path = path.replace(f"{{{name}}}", quote(ids.get(name, str(uuid4()))))
    return path


def properties(operation: dict[str, Any]) -> list[str]:
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    if "$ref" in schema:
        schema = DOC["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return list(schema.get("properties", {}))


def asked(turn: int, method: str, operation: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield query strings and bodies for one door: a third of all values, other ones for the next.

    Every door with every value took a minute of a processor; what a door shares with the next,
    and they share nearly everything, meets them all.
    """
    places = names(operation, "query") or ["limit", "cursor"]
    if method == "get":
        yield from (
            (f"?{name}={value}", "") for name, value in product(places, QUERIES[turn % 3 :: 3])
        )
        return
    yield from (("", body) for body in BODIES[turn % 3 :: 3])
    for value in VALUES[turn % 3 :: 3]:
        yield "", json.dumps(dict.fromkeys(properties(operation), value))


@pytest.fixture
def knocks(api):
    """Knock at a door and leave nothing behind; returns the status."""
    clients: dict[Any, Any] = {}

    def knock(who: User, method: str, url: str, body: str = "") -> int:
        client = clients.setdefault(who.pk, api(who))
        client.raise_request_exception = False
        mark = transaction.savepoint()
        try:
            headers = {"Idempotency-Key": uuid4().hex}
            answer = client.generic(
                method.upper(), url, body, content_type="application/json", headers=headers
            )
            if answer.status_code < 300:
                connection.check_constraints()
            return int(answer.status_code)
        finally:
            transaction.savepoint_rollback(mark)

    return knock


# In parts: on PostgreSQL a row that thousands of undone savepoints have locked is slow to lock.
@pytest.mark.parametrize("part", range(PARTS))
def test_no_value_anywhere_is_an_error_of_ours(desk, ana, admin, rosa, knocks, part):
    unlocked = desk.unlocked(rosa, ana)
    desk.loads(rosa, unlocked)
    Team.objects.create(name="Ventas")
    ids = {name: str(model.objects.values_list("pk", flat=True)[0]) for name, model in _there()}
    wrong = []
    for turn, (path, method, operation) in list(enumerate(operations()))[part::PARTS]:
        url = filled(path, operation, ids)
        for query, body in asked(turn, method, operation):
            status = knocks(admin, method, url + query, body)
            if status >= 500 and status != 503:
                wrong.append((status, method, path, query, body[:60]))
    assert wrong == []


def test_no_door_opens_on_what_is_another_customers(desk, ana, rosa, jorge, knocks):
    unlocked = desk.unlocked(jorge, ana)
    desk.loads(jorge, unlocked)
    ids = {name: str(model.objects.values_list("pk", flat=True)[0]) for name, model in _there()}
    seen, opened = 0, []
    for path, method, operation in operations():
        if not set(names(operation, "path")) & set(OTHERS):
            continue
        seen += 1
        status = knocks(rosa, method, filled(path, operation, ids), "" if method == "get" else "{}")
        if status < 400 or status >= 500:
            opened.append((status, method, path))
    assert seen > 50
    assert opened == []


def _there() -> list[tuple[str, Any]]:
    return [(name, model) for name, model in ROWS.items() if model.objects.exists()]
