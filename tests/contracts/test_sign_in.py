"""Login, refresh, logout and sessions, with the cookie a browser would carry."""

from uuid import uuid4

import httpx
import pytest

from tests.caller import PASSWORD, refused
from tests.outside import Outside

COOKIE = "hub_rt"


@pytest.fixture
def person(outside: Outside) -> str:
    username = f"p{uuid4().hex[:8]}"
    outside.hire(username, "advisor", "Pilar")
    return username


def browser(outside: Outside) -> httpx.Client:
    headers = {"X-Hub-Client": "web", "Origin": outside.house.base}
    return httpx.Client(base_url=f"{outside.house.base}/api/v1", headers=headers, timeout=20)


def entered(client: httpx.Client, username: str, **more: object) -> httpx.Response:
    known = {"username": username, "password": PASSWORD, "remember": False, **more}
    return client.post("/auth/login/", json=known)


def test_the_cookie_is_kept_from_scripts_and_strangers(outside: Outside, person: str):
    with browser(outside) as client:
        answer = entered(client, person)
        assert {"access", "expires_in", "user"} <= set(answer.json())
        assert answer.json()["expires_in"] == 300
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith(f"{COOKIE}=") and "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie and "Domain" not in cookie
        value = client.cookies[COOKIE]
        for headers in (
            {"Origin": "https://evil.example", "X-Hub-Client": "web"},
            {"Origin": outside.house.base, "X-Hub-Client": ""},
            {"Origin": "null", "X-Hub-Client": "web"},
        ):
            bad = httpx.post(
                f"{outside.house.base}/api/v1/auth/refresh/",
                headers={**headers, "Cookie": f"{COOKIE}={value}"},
            )
            assert bad.status_code == 403 and refused(bad), headers


def test_a_stolen_old_cookie_ends_the_session(outside: Outside, person: str):
    with browser(outside) as client:
        token = entered(client, person).json()["access"]
        old = client.cookies[COOKIE]
        fresh = client.post("/auth/refresh/")
        assert fresh.status_code == 200 and client.cookies[COOKIE] != old
        client.post("/auth/refresh/")
        newest = client.cookies[COOKIE]
        client.cookies.clear()
        thief = client.post("/auth/refresh/", headers={"Cookie": f"{COOKIE}={old}"})
        assert thief.status_code == 401
        victim = client.post("/auth/refresh/", headers={"Cookie": f"{COOKIE}={newest}"})
        assert victim.status_code == 401
        me = client.get("/me/", headers={"Authorization": f"Bearer {token}"})
        assert me.status_code == 401


def test_logout_ends_it_at_once(outside: Outside, person: str):
    with browser(outside) as client:
        token = entered(client, person).json()["access"]
        bearer = {"Authorization": f"Bearer {token}"}
        assert client.get("/me/", headers=bearer).status_code == 200
        ticket = client.post("/ws-tickets/", headers=bearer)
        assert ticket.status_code == 201 and ticket.json()["expires_in"] > 0
        assert client.post("/auth/logout/", headers=bearer).status_code == 204
        assert client.get("/me/", headers=bearer).status_code == 401
        assert client.post("/auth/refresh/").status_code == 401


def test_a_new_password_ends_the_other_sessions(outside: Outside, person: str):
    with browser(outside) as here, browser(outside) as there:
        mine = {"Authorization": f"Bearer {entered(here, person).json()['access']}"}
        other = {"Authorization": f"Bearer {entered(there, person).json()['access']}"}
        assert len(here.get("/me/sessions/", headers=mine).json()["results"]) == 2
        wrong = {"password": "otra-clave-larga-41", "current_password": "no"}
        assert here.patch("/me/", json=wrong, headers=mine).status_code in (403, 422)
        right = {**wrong, "current_password": PASSWORD}
        assert here.patch("/me/", json=right, headers=mine).status_code == 200
        assert there.get("/me/", headers=other).status_code == 401
        assert here.get("/me/", headers=mine).status_code == 200
        assert entered(there, person).status_code == 401


def test_guessing_is_slowed_and_tells_nothing(outside: Outside, person: str):
    with browser(outside) as client:
        known = entered(client, person, password="wrong-password-1")
        unknown = entered(client, f"nobody{uuid4().hex[:6]}", password="wrong-password-1")
        assert known.status_code == unknown.status_code == 401
        assert known.json() == unknown.json()
        for _ in range(4):
            entered(client, person, password="wrong-password-1")
        limited = entered(client, person)
        assert limited.status_code == 429 and refused(limited)["code"] == "rate_limited"
        assert int(limited.headers["Retry-After"]) <= 60
