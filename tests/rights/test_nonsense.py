"""No door of billing or service breaks, whatever stands in a field of a body or in an address.

What a body looks like is read from the schema, so that a new door is walked without a word here:
every field in turn is filled with nonsense while the others stay believable.
"""

import json
from datetime import timedelta
from itertools import cycle, islice
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from drf_spectacular.generators import SchemaGenerator

from hub.kernel import clock
from tests.rights.house import House, build

pytestmark = pytest.mark.django_db
NONSENSE: list[Any] = [
    None, True, 0, -1, 10**30, 1e308, "", "x", "\x00", "a\x00b", "x" * 30_000, "\ud800", "😀", "٣",
    [], [None], [[]], {}, {"amount": "1e999", "currency": "PEN"}, {"amount": [], "currency": {}},
    {"amount": "9" * 40, "currency": "PEN"}, {"amount": "NaN", "currency": "PEN"}, "NaN",
    "99999999999999999999999", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59Z", str(uuid4()),
    [{}] * 300, ["\x00"], "=1+1", "' OR 1=1 --", "Infinity", "-0", "1e400",
]  # fmt: skip
TAKEN = 5  # of them, for each field: the next field gets the next ones
WORDS = ["\x00", "x" * 5000, "-1", "9" * 40, "nan", "[]", "9999-12-31", "0001-01-01", "😀", "%"]
PARTS = 4


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return SchemaGenerator().get_schema(public=True)


@pytest.mark.parametrize("share", range(PARTS))
def test_no_field_of_a_body_breaks_a_door(schema, share):
    house, turn, broken, fields = build(), cycle(NONSENSE), [], 0
    doors = [each for each in _doors(schema) if each[1] in ("post", "put", "patch")][share::PARTS]
    for address, method, door in doors:
        form = _form_of(door, schema)
        path = _path(house, address)
        for body in (None, [], "x", 5, [form], form):
            broken += _knock(house, method, path, body)
        for name in form:
            for word in islice(turn, TAKEN):
                broken += _knock(house, method, path, {**form, name: word})
        fields += len(form)
    assert broken == [] and len(doors) > 15 and fields > 20


def test_no_word_behind_an_address_breaks_a_list(schema):
    house, turn, seen, broken = build(), cycle(WORDS), 0, []
    for address, method, door in _doors(schema):
        asked = [each["name"] for each in door.get("parameters", []) if each["in"] == "query"]
        if method == "get" and asked:
            for word in WORDS:
                broken += _knock(house, "get", _path(house, address), dict.fromkeys(asked, word))
            for name in asked:
                for word in islice(turn, 3):
                    broken += _knock(house, "get", _path(house, address), {name: word})
            seen += 1
    assert broken == [] and seen > 15


def _doors(schema: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return address, method and description of each door that is billing's or service's."""
    return [
        (address, method, door)
        for address, methods in sorted(schema["paths"].items())
        for method, door in methods.items()
        if method in ("get", "post", "put", "patch") and _is_ours(address)
    ]


def _is_ours(address: str) -> bool:
    from django.urls import resolve

    while "{" in address:
        start = address.index("{")
        address = f"{address[:start]}{uuid4()}{address[address.index('}') + 1 :]}"
    found = getattr(resolve(address).func, "view_class", None)
    return found is not None and found.__module__.startswith(
        ("billing.", "crm.views.contracts", "field_service.")
    )


def _form_of(door: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    content = door.get("requestBody", {}).get("content", {}).get("application/json", {})
    form = _sample(content.get("schema", {}), schema)
    return form if isinstance(form, dict) else {}


def _sample(shape: dict[str, Any], schema: dict[str, Any], depth: int = 0) -> Any:
    """Return something that looks like a shape of the schema."""
    if "$ref" in shape:
        shape = schema["components"]["schemas"][shape["$ref"].rsplit("/", 1)[1]]
    for how in ("allOf", "oneOf", "anyOf"):
        if how in shape:
            return _sample(shape[how][0], schema, depth)
    if "enum" in shape:
        return shape["enum"][0]
    kind = shape.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object" or "properties" in shape:
        fields = shape.get("properties", {})
        return {name: _sample(each, schema, depth + 1) for name, each in fields.items()}
    if kind == "array":
        return [_sample(shape.get("items", {}), schema, depth + 1)] if depth < 4 else []
    return _word(kind, shape)


def _word(kind: str | None, shape: dict[str, Any]) -> Any:
    today = clock.now()
    if kind == "boolean":
        return False
    if kind in ("integer", "number"):
        return 1
    named = {
        "uuid": str(uuid4()),
        "date": today.date().isoformat(),
        "date-time": (today + timedelta(days=9)).isoformat(),
        "decimal": "1.00",
    }
    return named.get(shape.get("format", ""), "PEN" if shape.get("maxLength") == 3 else "10.00")


def _path(house: House, address: str) -> str:
    part = address.removeprefix("/api/v1/").partition("/")[0]
    holes = [each.partition("}")[0] for each in address.split("{")[1:]]
    return house.filled(address, part, holes)


def _knock(house: House, method: str, path: str, body: Any) -> list[str]:
    """Ask as who may do most, everything it did undone; return what broke, if anything did."""
    block = transaction.atomic()
    block._from_testcase = True
    caller = house.callers["admin"]
    with block:
        try:
            answer = _ask(caller, method, path, body)
            for close in getattr(answer, "_resource_closers", []):
                close()
            broken = answer.status_code >= 500 and answer.status_code != 503
            told = str(answer.status_code)
        except Exception as error:
            broken, told = True, repr(error)[:300]
        transaction.set_rollback(True)
    return [f"{method} {path} {str(body)[:200]}: {told}"] if broken else []


def _ask(caller: Any, method: str, path: str, body: Any) -> Any:
    if method == "get":
        return caller.get(path, body)
    # Encoded here: the test client cannot send the bad text that a hostile one does.
    return caller.generic(method.upper(), path, json.dumps(body), content_type="application/json")
