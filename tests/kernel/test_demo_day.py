"""The demo day is seeded once, and only where it is wanted."""

from io import StringIO

import pytest
from django.core.management import call_command

from hub.accounts.demo import PASSWORD
from hub.accounts.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def seeded() -> str:
    told = StringIO()
    call_command("seed", stdout=told)
    return told.getvalue()


def test_everybody_is_there_once(settings, client):
    settings.DEMO = True
    assert "Seeded hub.accounts" in seeded()
    people = User.objects.count()
    assert "Seeded" not in seeded()
    assert User.objects.count() == people
    body = {"username": "carla", "password": PASSWORD}
    answer = client.post("/api/v1/auth/login/", body, content_type="application/json")
    assert answer.json()["user"]["role"] == "clerk"


def test_nothing_happens_without_demo(settings):
    settings.DEMO = False
    before = User.objects.count()
    assert "DEMO is off" in seeded()
    assert User.objects.count() == before
