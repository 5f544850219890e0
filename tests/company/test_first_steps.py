"""What a new house needs first is read from what there is; nobody ticks anything."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from hub.accounts.models import Area, Invitation
from hub.company.ports.steps import steps
from hub.kernel import clock
from tests.desk import say

pytestmark = pytest.mark.django_db
STEPS = "/api/v1/first-steps/"
WORDS = Path(__file__).resolve().parents[2] / "frontend/src/features/house"


def done(client):
    return [step["key"] for step in client.get(STEPS).json()["steps"] if step["done"]]


def test_a_bare_house_has_everything_before_it(api, admin):
    told = api(admin).get(STEPS).json()

    assert [step["key"] for step in told["steps"]] == [
        *("company", "channel", "team", "areas", "hours", "greeting", "message", "answer"),
    ]
    assert done(api(admin)) == [] and told["hidden"] is False
    assert all(step["link"].startswith("/") for step in told["steps"])


def test_each_is_done_by_doing_it(api, admin, rosa):
    boss = api(admin)
    boss.patch("/api/v1/company/", {"name": "Taller"})
    assert done(boss) == ["company"]
    boss.post("/api/v1/invitations/", {"role": "advisor", "first_name": "Ana"})
    Area.objects.create(name="Ventas")
    boss.put("/api/v1/hours/house/", {"week": []})
    boss.put("/api/v1/receptions/house/", {"greets": True, "greeting": "Hola"})
    assert done(boss) == ["company", "team", "areas", "hours", "greeting"]
    body = {"channel": "web", "body": "hola"}
    talk = api(rosa).post("/api/v1/communications/", body).json()["conversation"]
    assert done(boss)[-1] == "message"
    say(admin, talk, "Con gusto")
    assert done(boss)[-1] == "answer" and "channel" not in done(boss)


def test_an_invitation_that_ended_asks_for_another(api, admin):
    boss = api(admin)
    boss.post("/api/v1/invitations/", {"role": "advisor", "first_name": "Ana"})
    assert done(boss) == ["team"]

    Invitation.objects.update(expires_at=clock.now() - timedelta(seconds=1))

    assert done(boss) == []


def test_a_channel_counts_once_its_provider_knows_us(api, admin):
    from channels_bridge.models import Channel

    at = clock.now()
    made = Channel.objects.create(kind="telegram", name="Bot", created_at=at, updated_at=at)
    assert done(api(admin)) == []
    made.token_state = "valid"
    made.save()
    assert done(api(admin)) == ["channel"]


def test_who_has_seen_enough_sees_them_no_more(api, admin):
    boss = api(admin)
    for _ in range(2):
        assert boss.put(f"{STEPS}hidden/").status_code == 204
    assert boss.get(STEPS).json()["hidden"] is True
    boss.delete(f"{STEPS}hidden/")
    assert boss.get(STEPS).json()["hidden"] is False


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_step_has_its_words(language):
    words = (WORDS / f"{language}.ts").read_text()
    said = words[words.index("  step: {") :]

    missing = [key for key, _ in steps if not re.search(rf"^    {key}: {{", said, re.M)]
    assert missing == []
