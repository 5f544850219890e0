"""What opens a door is told to whoever it is for, once: never on a page, in a log, in a row."""

import io
import sys
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from rest_framework.test import APIClient

from hub.accounts.operations import people
from hub.accounts.views import me
from hub.kernel import logs
from tests.accounts.codes import with_phone
from tests.rights.doors import api_doors
from tests.rights.house import build

pytestmark = pytest.mark.django_db
PASSWORD = "una clave que nadie lee"


@pytest.fixture
def told(monkeypatch):
    """Everything any logger says, the chattiest ones too."""
    stream = io.StringIO()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", stream)
        logs.configure({"level": "DEBUG", "json": True})
    yield stream.getvalue
    logs.configure(settings.LOGGING)


@pytest.fixture
def house():
    return build()


def end_of(url):
    return urlsplit(url).path.strip("/").rpartition("/")[2]


def secrets_of(house):
    """Have every kind of secret made, each by the door that tells it."""
    eva = people.add(username="eva", role="admin", password=PASSWORD)
    _, recovery = with_phone(eva)
    page = APIClient()
    said = {"username": "eva", "password": PASSWORD, "code": recovery[0]}
    entered = page.post("/api/v1/auth/login/", said, format="json")
    assert entered.status_code == 200, entered.data
    access = entered.json()["access"]
    page.credentials(HTTP_AUTHORIZATION=f"Bearer {access}")

    def made(path, body):
        answer = page.post(f"/api/v1/{path}", body, format="json")
        assert answer.status_code == 201, (path, answer.data)
        return answer.json()

    bot = f"bots/{house.owned['bot_id']}/tokens/"
    talk = f"conversations/{house.owned['conversation_id']}/"
    somebody = {"user": str(house.people["clerk"].id)}
    outward = {"name": "s", "url": "https://x.test", "events": ["message.sent"]}
    hidden = {
        "password": PASSWORD,
        "access": access,
        "refresh": page.cookies["hub_rt"].value,
        "ticket": made("ws-tickets/", {})["ticket"],
        "key": made(bot, {"name": "k", "scopes": ["messages:read"]})["token"],
        "hook": end_of(made(f"{talk}hooks/", {"name": "h"})["url"]),
        "invitation": end_of(made("invitations/", {"role": "clerk", "first_name": "N"})["link"]),
        "reset": end_of(made("password-links/", somebody)["url"]),
        "subscription": made("subscriptions/", outward)["secret"],
        "recovery": recovery[1],
    }
    return page, hidden


def test_no_secret_is_on_a_page_in_a_log_or_in_a_row(house, told):
    page, hidden = secrets_of(house)
    found = []
    for door in api_doors():
        if "get" not in door.methods:
            continue
        path = house.filled(door.address, door.part, door.holes)
        for who in (page, house.callers["advisor"], house.callers["customer"]):
            answer = who.get(path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            words = body.decode(errors="replace") + str(answer.headers)
            found += [(path, name) for name, secret in hidden.items() if secret in words]
            for close in getattr(answer, "_resource_closers", []):
                close()
    page.post("/api/v1/auth/logout/", {}, format="json")
    wrong = {"username": "eva", "password": hidden["password"] + "!"}
    APIClient().post("/api/v1/auth/login/", wrong, format="json")
    page.get("/api/v1/me/", HTTP_AUTHORIZATION=f"Bearer {hidden['access']}x")

    assert found == []
    lines = told()
    assert "login_failed" in lines, "it is heard at all"
    assert [name for name, secret in hidden.items() if secret in lines] == []
    rows = _rows()
    # What we must be able to show a provider or sign with is kept encrypted, never as it is.
    assert [name for name, secret in hidden.items() if secret in rows] == []


def test_an_error_of_ours_tells_no_secret(house, told, monkeypatch):
    page, hidden = secrets_of(house)
    opened = f"https://hub.pe/reset/{hidden['reset']} by {hidden['access']} {hidden['key']}"

    def broken(*_, **__):
        raise RuntimeError(opened)

    monkeypatch.setattr(me.serializers, "me", broken)
    page.raise_request_exception = False
    answer = page.get("/api/v1/me/")

    assert answer.status_code == 500
    assert "RuntimeError" in told()
    for name in ("reset", "access", "key"):
        assert hidden[name] not in answer.content.decode() + told()


def _rows():
    """Return everything the database holds, as it is stored."""
    words = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if not model._meta.managed:
                continue
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            words += [str(row) for row in cursor.fetchall()]
    return "\n".join(words)
