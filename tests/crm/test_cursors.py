"""Cursors come from the hub alone."""

import base64
import json
from urllib.parse import quote

import pytest

NOBODYS = "6ba7b810-9dad-41d1-80b4-00c04fd430c8"


@pytest.mark.parametrize("way", ["n", "p"])
@pytest.mark.parametrize(
    "marks",
    [
        ["a", "b"],
        [1, 2],
        [2**63, NOBODYS],
        ["0001-01-01T00:00:00+14:00", NOBODYS],
        ["9999-12-31T23:59:59-14:00", NOBODYS],
    ],
)
def test_a_forged_cursor_is_refused(desk, ana, way, marks):
    forged = base64.urlsafe_b64encode(json.dumps([way, *marks]).encode()).decode()
    for cursor in (forged, forged.rstrip("="), "x", "", "é"):
        refused = desk.get(ana, f"customers/?cursor={quote(cursor)}")
        assert (refused.status_code, list(refused.data["fields"])) == (400, ["cursor"]), cursor


@pytest.mark.parametrize("limit", ["0", "201", "0200000000", "0001" + "0" * 5000, "", "-1", "１"])
def test_a_limit_is_a_number_up_to_two_hundred(desk, ana, limit):
    refused = desk.get(ana, f"customers/?limit={quote(limit)}")
    assert (refused.status_code, list(refused.data["fields"])) == (400, ["limit"])
    assert desk.get(ana, "customers/?limit=200").status_code == 200


def test_a_cursor_shows_nothing_and_opens_its_own_list_alone(desk, ana, rosa):
    for body in ("uno", "dos"):
        desk.asks(rosa, body)
    first = desk.get(ana, "communications/?limit=1").data

    second = desk.get(ana, f"communications/?limit=1&cursor={first['next']}").data

    assert [first["results"][0]["body"], second["results"][0]["body"]] == ["dos", "uno"]
    back = desk.get(ana, f"communications/?limit=1&cursor={second['previous']}").data
    assert back["results"] == first["results"]
    assert first["results"][0]["id"].encode() not in base64.urlsafe_b64decode(first["next"])
    assert desk.get(ana, f"recharges/?cursor={first['next']}").status_code == 400
