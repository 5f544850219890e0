"""Whatever is sent to the doors of sign-in is refused politely."""

import json

import pytest


@pytest.mark.parametrize("where", ["login", "refresh", "logout"])
@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b'{"username": 1e400}', b"\xff", b"{" * 9999]
)
def test_nonsense_is_refused_politely(client, where, body, db):
    path = f"/api/v1/auth/{where}/"
    answer = client.post(path, body, content_type="application/json")
    assert answer.status_code in (204, 400, 401, 422)


@pytest.mark.parametrize("name", ["a\x00b", "\ud800", "x" * 5000, {"a": 1}, None])
def test_impossible_names_are_values_like_any_other(client, name, db):
    body = json.dumps({"username": name, "password": "irrelevant"})
    answer = client.post("/api/v1/auth/login/", body, content_type="application/json")
    assert answer.status_code == 422
