"""Every address of the hub, knocked at by nobody and by each role.

`doors.txt` is who gets past the first question of each door; what they find behind it is each
app's own story. A new door or a changed one shows up as a line there:
`UPDATE_DOORS=1 pytest tests/contracts/test_doors.py` writes it, a person reads the difference.
"""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.test import APIClient

from hub.accounts import queries
from hub.accounts.operations import bots, people
from hub.accounts.roles import Role
from hub.kernel import clock

pytestmark = pytest.mark.django_db
METHODS = ("get", "post", "put", "patch", "delete")
KEPT = Path(__file__).parent / "doors.txt"
SAMPLES = {"UUIDConverter": str(uuid.UUID(int=7)), "IntConverter": "7"}
# Answering without a sign-in is these doors' purpose.
OPEN = {
    "/healthz",
    "/readyz",
    "/api/v1/schema/",
    "/api/v1/docs/",
    "/api/v1/auth/first-admin/",
    "/api/v1/auth/login/",
    "/api/v1/auth/refresh/",
    "/api/v1/auth/logout/",
}


def walk(resolver: URLResolver, prefix: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Yield each address with sample values in its holes; patterns by regex are our fallbacks."""
    for found in resolver.url_patterns:
        route = getattr(found.pattern, "_route", None)
        if route is None:
            continue
        for name, converter in found.pattern.converters.items():
            sample = SAMPLES.get(type(converter).__name__, "x")
            start = route.index("<", 0)
            route = route[:start] + sample + route[route.index(">", start) + 1 :]
            assert name
        if isinstance(found, URLResolver):
            yield from walk(found, prefix + route)
        else:
            yield prefix + route, found


def doors() -> list[tuple[str, URLPattern]]:
    return sorted(walk(get_resolver()), key=lambda each: each[0])


def api_doors() -> list[tuple[str, str]]:
    """Yield (method, address) of each method an API view has."""
    return [
        (method, path)
        for path, pattern in doors()
        if path.startswith("/api/v1/") and path not in OPEN
        for method in METHODS
        if hasattr(getattr(pattern.callback, "view_class", None), method)
    ]


def test_nobody_gets_in_anywhere(client):
    seen = []
    for path, _ in doors():
        for method in METHODS:
            answer = getattr(client, method)(path)
            seen.append(path)
            if path in OPEN:
                continue
            if path.startswith("/admin/"):
                to_login = answer.status_code == 302 and "/admin/login/" in answer["Location"]
                own = path in ("/admin/login/", "/admin/logout/", "/admin/jsi18n/")
                assert to_login or own or answer.status_code in (403, 404, 405), (method, path)
                continue
            assert answer.status_code in (401, 403, 404, 405), (method, path, answer.status_code)
    assert len(set(seen)) > 30


def test_each_role_gets_past_the_doors_that_are_written_down():
    callers = {role.value: _caller(role) for role in Role}
    lines = []
    for method, path in api_doors():
        allowed = [name for name, caller in callers.items() if _past(caller, method, path)]
        shown = path.replace(SAMPLES["UUIDConverter"], "…")
        lines.append(f"{method.upper():6} {shown}  {' '.join(allowed) or '-'}")
    told = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_DOORS"):
        KEPT.write_text(told)
    assert told == KEPT.read_text()


def _caller(role: Role) -> APIClient:
    from hub.accounts.operations import sessions
    from hub.accounts.tokens import access_token
    from hub.accounts.types import Device

    client = APIClient(raise_request_exception=True)
    if role == Role.BOT:
        _, key = bots.give_key(queries.house_bot(), name="doors", at=clock.now())
        client.credentials(HTTP_AUTHORIZATION=f"Token {key}")
        return client
    user = people.add(username=f"door-{role}", role=role)
    opened = sessions.open_session(user, remember=False, device=Device(), at=clock.now())
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token(opened.session)}")
    return client


def _past(caller: APIClient, method: str, path: str) -> bool:
    """Whether the answer is anything but `forbidden`; a body of nonsense must never be a 5xx."""
    answer = getattr(caller, method)(path, {"\u0000unknown": [1e308]}, format="json")
    assert answer.status_code < 500, (method, path, answer.status_code)
    assert answer.status_code != 401, (method, path)
    return not (answer.status_code == 403 and answer.json()["code"] == "forbidden")
