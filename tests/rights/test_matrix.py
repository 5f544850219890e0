"""Every door of the API, knocked at by everybody: what each gets, written down.

`matrix.txt` holds a line for each method of each address: which status everybody gets who knocks
with a body of nonsense, at what is Rosa's and Ana's. 2xx, 400, 409, 415 and 422 are inside; 401,
403 and 404 are not. A new door or a changed one shows up as a line there:
`UPDATE_DOORS=1 pytest tests/rights` writes it, a person reads the difference.
"""

import os
from collections import defaultdict
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import get_resolver

from tests.rights.doors import METHODS, OPEN, Door, api_doors, walk
from tests.rights.house import House, build

pytestmark = pytest.mark.django_db
KEPT = Path(__file__).parent / "matrix.txt"
NONSENSE = {"\u0000unknown": [1e308]}
DOORS = api_doors()
PARTS = 4  # tests of about the same length, for as many workers
KEPT_OUT = (401, 403, 404, 405)


@pytest.mark.parametrize("share", range(PARTS))
def test_everybody_gets_what_is_written_down(share):
    house, told = build(), {}
    for door in DOORS[share::PARTS]:
        for method in door.methods:
            told[_name(door, method)] = _answers(house, door, method)
    if os.environ.get("UPDATE_DOORS"):
        _write(told)
    kept = _read()
    assert {name: kept.get(name) for name in told} == told


def test_nothing_is_written_down_that_has_no_door():
    known = {_name(door, method) for door in DOORS for method in door.methods}
    if os.environ.get("UPDATE_DOORS"):
        _write({})
    else:
        assert set(_read()) == known


def test_no_address_is_written_twice():
    """Of two views of one address only the first would ever answer."""
    addresses = [address for address, _ in walk(get_resolver())]
    assert sorted({each for each in addresses if addresses.count(each) > 1}) == []


def test_nobody_gets_in_anywhere(client):
    """Without a sign-in nothing answers but what is meant to, pages of Django's admin included."""
    seen = set()
    for address, pattern in walk(get_resolver()):
        path = _sampled(address, pattern)
        methods = METHODS if not path.startswith("/admin/") else ("get", "post")
        for method in methods if path not in OPEN else ():
            answer = getattr(client, method)(path)
            seen.add(path)
            if path.startswith("/admin/"):
                to_login = answer.status_code == 302 and "/admin/login/" in answer["Location"]
                own = path in ("/admin/login/", "/admin/logout/", "/admin/jsi18n/")
                assert to_login or own or answer.status_code in KEPT_OUT, (method, path)
                continue
            assert answer.status_code in KEPT_OUT, (method, path, answer.status_code)
    assert len(seen) > 30


def _answers(house: House, door: Door, method: str) -> str:
    """Return who gets which status: `200 admin advisor | 404 other`."""
    path = house.filled(door.address, door.part, door.holes)
    by: dict[int, list[str]] = defaultdict(list)
    for name, caller in house.callers.items():
        by[_knock(caller, method, path)].append(name)
    return " | ".join(f"{status} {' '.join(by[status])}" for status in sorted(by))


def _knock(caller, method: str, path: str) -> int:
    """Return the status of one call, everything it did undone."""
    block = transaction.atomic()
    block._from_testcase = True  # what must be the outermost transaction may stand in this one
    with block:
        answer = getattr(caller, method)(path, NONSENSE, format="json")
        assert answer.status_code < 500 or answer.status_code == 503, (method, path, answer)
        for close in getattr(answer, "_resource_closers", []):
            close()
        transaction.set_rollback(True)
    return answer.status_code


def _sampled(address: str, pattern) -> str:
    samples = {"UUIDConverter": "00000000-0000-0000-0000-000000000007", "IntConverter": "7"}
    for name, converter in pattern.pattern.converters.items():
        sample = samples.get(type(converter).__name__, "x")
        address = address.replace(f"{{{name}}}", sample)
    return address.replace("{content_type_id}", "x")


def _name(door: Door, method: str) -> str:
    return f"{method.upper():6} {door.address}"


def _read() -> dict[str, str]:
    lines = KEPT.read_text().splitlines() if KEPT.exists() else []
    return dict(line.split("  → ", 1) for line in lines)


def _write(told: dict[str, str]) -> None:
    """Put these lines in place of the same ones, and drop what has no door any more."""
    known = {_name(door, method) for door in DOORS for method in door.methods}
    kept = {name: line for name, line in {**_read(), **told}.items() if name in known}
    order = sorted(kept, key=lambda name: (name[7:], name[:6]))
    KEPT.write_text("".join(f"{name}  → {kept[name]}\n" for name in order))
