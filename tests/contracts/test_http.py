"""What every door of the HTTP API has in common: refusals, lists, bodies, keys, strangers' ids."""

import json
from uuid import uuid4

import pytest

from tests.caller import Caller
from tests.outside import Outside

NOBODYS = str(uuid4())
LISTS = [
    "/conversations/",
    "/channels/",
    "/customers/",
    "/communications/",
    "/recharges/",
    "/me/sessions/",
    "/users/",
]
# Every door that takes an id, with a body it would take.
ROUTES: list[tuple[str, str, object]] = [
    ("GET", "conversations/{}/", None),
    ("PATCH", "conversations/{}/", {}),
    ("GET", "conversations/{}/messages/", None),
    ("POST", "conversations/{}/messages/", {"client_id": NOBODYS, "text": "x"}),
    ("GET", "conversations/{}/changes/", None),
    ("GET", "conversations/{}/actions/", None),
    ("GET", "conversations/{}/panel/", None),
    ("POST", "conversations/{}/actions/recharge/", {}),
    ("POST", "conversations/{}/claim/", {}),
    ("POST", "conversations/{}/assign/", {"user": None}),
    ("POST", "conversations/{}/state/", {"state": "resolved"}),
    ("POST", "conversations/{}/read/", {"number": 1}),
    ("POST", "conversations/{}/snooze/", {"on_reply": True}),
    ("POST", "conversations/{}/labels/", {"add": ["a"]}),
    ("POST", "conversations/{}/members/", {"add": []}),
    ("GET", "messages/{}/", None),
    ("PATCH", "messages/{}/", {"text": "x"}),
    ("DELETE", "messages/{}/", None),
    ("PUT", "messages/{}/reactions/👍/", None),
    ("DELETE", "messages/{}/reactions/👍/", None),
    ("POST", "messages/{}/retry/", {}),
    ("GET", "attachments/{}/", None),
    ("DELETE", "me/sessions/{}/", None),
    ("GET", "users/{}/", None),
    ("PATCH", "users/{}/", {}),
    ("GET", "channels/{}/", None),
    ("PATCH", "channels/{}/", {}),
    ("DELETE", "channels/{}/", None),
    ("POST", "channels/{}/test/", {}),
    ("GET", "channels/{}/health/", None),
    ("GET", "channels/{}/events/", None),
    ("POST", "events/{}/replay/", {}),
    ("GET", "communications/{}/", None),
    ("GET", "customers/{}/", None),
    ("GET", "recharges/{}/", None),
    ("PATCH", "recharges/{}/", {}),
    ("POST", "recharges/{}/attach-proof/", {"proof": NOBODYS}),
    ("POST", "recharges/{}/approve/", {}),
    ("POST", "recharges/{}/reject/", {"reason": "no"}),
    ("POST", "recharges/{}/cancel/", {}),
]
WORDS = [
    "not-an-id",
    "0",
    "1",
    "%00",
    "..%2f..%2fetc%2fpasswd",
    "a" * 300,
    "%F0%9F%98%80",
    "' OR 1=1",
]


@pytest.mark.parametrize(("verb", "path", "body"), ROUTES, ids=[f"{v} {p}" for v, p, _ in ROUTES])
def test_what_is_not_there_is_404_whatever_it_is_called(admin: Caller, verb, path, body):
    for word in [NOBODYS, *WORDS]:
        answer = admin(verb, f"/{path.format(word)}", body)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), word


def test_unknown_addresses_answer_in_the_same_shape(outside: Outside, ana: Caller):
    nobody = outside.caller("")
    for caller in (nobody, ana):
        for path in ("/nothing/", "/conversations", "/conversations/x/y/z/", "//", "/../api/v1/"):
            assert caller("GET", path).status_code in (401, 404), path
    root = nobody.http.get(f"{outside.house.base}/api/v2/me/")
    assert root.status_code == 404 and root.json()["code"] == "not_found"


def test_nobody_is_401_and_a_bad_token_too(outside: Outside):
    nobody = outside.caller("")
    for verb, path, body in ROUTES:
        assert nobody(verb, f"/{path.format(NOBODYS)}", body).status_code == 401, path
    for header in ("Bearer x", "Bearer  x", "Token x", "Basic YTpi", "Bearer a.b.c", "bearer"):
        answer = nobody("GET", "/me/", headers={"Authorization": header})
        assert answer.status_code == 401, header


@pytest.mark.parametrize("path", LISTS)
def test_lists_have_one_shape_and_limits(admin: Caller, path):
    page = admin.get(path, limit=1)
    assert set(page) == {"next", "previous", "results"} and len(page["results"]) <= 1
    assert page["previous"] is None
    assert admin("GET", path, params={"limit": 200}).status_code == 200
    for limit in ("201", "0", "-1", "x", "1.5", "", "9" * 30, "٣"):
        assert admin("GET", path, params={"limit": limit}).status_code == 400, limit
    for cursor in ("x", "", "W10", "e30", "\x00", "bnVsbA", "WyJuIiwgMSwgMSwgMV0", "a" * 5000):
        assert admin("GET", path, params={"cursor": cursor}).status_code == 400, cursor


@pytest.mark.parametrize("path", ["/users/", "/conversations/"])
def test_cursors_walk_forth_and_back(outside: Outside, admin: Caller, path):
    people = [
        admin.post(
            "/conversations/",
            {"kind": "group", "title": f"G{n}", "members": [outside.caller("ana").id]},
            status=201,
        )
        for n in range(3)
    ]
    assert people
    everything = [row["id"] for row in admin.get(path, limit=200)["results"]]
    there, cursor = [], None
    pages = []
    while True:
        page = admin.get(path, limit=2, **({"cursor": cursor} if cursor else {}))
        pages.append(page)
        there += [row["id"] for row in page["results"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert there == everything
    back, cursor = pages[-1]["results"], pages[-1]["previous"]
    while cursor is not None:
        page = admin.get(path, limit=2, cursor=cursor)
        back, cursor = page["results"] + back, page["previous"]
    assert [row["id"] for row in back] == everything


def test_bodies_are_read_strictly(ana: Caller, admin: Caller):
    raw = {"Content-Type": "application/json"}
    me = ana.get("/me/")
    for content in (
        b"{",
        b"[1",
        b"\xff\xfe",
        b"{'a':1}",
        b'{"first_name": NaN}',
        b"nul",
        b"[" * 20000,
        b'{"language": "es"} x',
    ):
        assert ana("PATCH", "/me/", content=content, headers=raw).status_code == 400, content[:20]
    for body in ([], "x", 5, None, [{}]):
        answer = ana("PATCH", "/me/", content=json.dumps(body).encode(), headers=raw)
        assert answer.status_code in (400, 422), body
    unknown = ana("PATCH", "/me/", {"role": "admin", "is_staff": True})
    assert unknown.status_code == 400 and set(unknown.json()["fields"]) == {"role", "is_staff"}
    assert ana.get("/me/") == me
    for kind in ("text/plain", "application/xml", "application/x-www-form-urlencoded", "x"):
        answer = ana("PATCH", "/me/", content=b"a=1", headers={"Content-Type": kind})
        assert answer.status_code == 415, kind
    bomb = {"Content-Type": "application/json; charset=bz2_codec"}
    assert ana("PATCH", "/me/", content=b"BZh9", headers=bomb).status_code in (400, 415)
    huge = b'{"first_name": "' + b"a" * 3_000_000 + b'"}'
    assert ana("PATCH", "/me/", content=huge, headers=raw).status_code == 413
    assert ana("PATCH", "/me/", {"first_name": "x" * 500}).status_code == 422
    assert admin("PUT", "/users/", {}).status_code == 405
    assert ana("DELETE", "/me/").status_code == 405


def test_ids_in_filters_and_words_never_break_a_list(admin: Caller):
    for params in (
        {"kind": "nonsense"},
        {"view": "x"},
        {"state": "x"},
        {"sort": "id"},
        {"unread": "perhaps"},
        {"channel": "\x00"},
        {"q": "\x00"},
        {"q": "%' OR 1=1 --"},
        {"q": "x" * 201},
        {"label": "__id"},
        {"channel": "x__in"},
        {"q": "😀"},
        {"q": "\\"},
        {"ordering": "id"},
    ):
        answer = admin("GET", "/conversations/", params=params)
        assert answer.status_code in (200, 400, 422), (params, answer.text)


def test_the_schema_is_openapi_31_and_every_door_in_it_lives(outside: Outside, admin: Caller):
    nobody = outside.caller("")
    answer = nobody("GET", "/schema/", headers={"Accept": "application/json"})
    assert answer.status_code == 200
    import yaml

    schema = yaml.safe_load(answer.text)
    assert schema["openapi"].startswith("3.1")
    known = set(_references(schema))
    assert known <= set(schema["components"]["schemas"]), known
    shown = {path.replace("/api/v1", "") for path in schema["paths"]}
    for _, path, _ in ROUTES:
        if "actions/recharge" not in path:
            assert any(_fits(f"/{path}", route) for route in shown), path
    for path, verbs in schema["paths"].items():
        filled = path.replace("/api/v1", "")
        while "{" in filled:
            start = filled.index("{")
            filled = filled[:start] + NOBODYS + filled[filled.index("}") + 1 :]
        for verb in verbs:
            if verb in ("get", "post", "put", "patch", "delete"):
                live = nobody(verb.upper(), filled)
                if path in (
                    "/api/v1/consents/{purpose}/{version}/",
                    "/api/v1/calendar.ics",
                    "/api/v1/company/public/logo/",
                    "/api/v1/gateways/{name}/notices/{key}/",
                    "/api/v1/pay-places/{place_id}/picture/",
                ) or path.startswith("/api/v1/p/{token}/"):
                    # Open, and nothing there yet; what changes it is not.
                    assert live.json()["code"] in ("not_found", "not_signed_in"), path
                    continue
                assert live.status_code in (200, 204, 400, 401, 415, 422), (verb, path)
    assert nobody("GET", "/docs/").status_code == 200


def test_the_house_tells_how_it_is(outside: Outside):
    nobody = outside.caller("").http
    assert nobody.get(f"{outside.house.base}/healthz").status_code == 200
    ready = nobody.get(f"{outside.house.base}/readyz")
    assert ready.status_code == 200


def _references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"].rsplit("/", 1)[1]] if isinstance(node.get("$ref"), str) else []
        return own + [name for value in node.values() for name in _references(value)]
    return [name for value in node for name in _references(value)] if isinstance(node, list) else []


def _fits(path: str, route: str) -> bool:
    mine, theirs = path.strip("/").split("/"), route.strip("/").split("/")
    same = len(mine) == len(theirs)
    return same and all(b.startswith("{") or a == b for a, b in zip(mine, theirs, strict=True))
