"""Connecting waits for a provider that is not there yet, and for nobody whose token is refused."""

from datetime import timedelta

import pytest

from channels_bridge.models import Channel
from channels_bridge.operations.channels import PAUSES, add, connect, to_connect
from hub.kernel import clock
from tests.bridge.conftest import CREDENTIALS

NOWHERE = "http://127.0.0.1:9"
BASES = ("TELEGRAM_API_BASE", "TWILIO_API_BASE", "META_GRAPH_BASE")


@pytest.fixture
def now():
    return clock.now()


def made(kind, now):
    return add(kind=kind, name=kind, credentials=CREDENTIALS[kind](), at=now)


def due(channel):
    return Channel.objects.get(id=channel.id).connect_at


@pytest.mark.parametrize("kind", CREDENTIALS)
def test_a_provider_that_is_not_there_yet_is_asked_until_it_answers(bridge, settings, now, kind):
    for base in BASES:
        setattr(settings, base, NOWHERE)
    channel = made(kind, now)
    for pause in (*PAUSES, PAUSES[-1]):
        connect(channel.id, at=now)
        assert due(channel) == now + timedelta(seconds=pause)
        assert channel.id not in to_connect(at=now) and channel.id in to_connect(at=due(channel))
        now = due(channel)
    assert Channel.objects.get(id=channel.id).last_error

    for base in BASES:
        setattr(settings, base, bridge.simulator.base)
    bridge.simulator.add_account(
        kind, channel.credentials, name=str(channel.id), webhook=channel.webhook_url
    )
    connect(channel.id, at=now)
    row = Channel.objects.get(id=channel.id)
    assert (row.connect_at, row.connect_tries, row.last_error) == (None, 0, "")
    assert row.learned and row.token_state == "valid"


@pytest.mark.parametrize("kind", CREDENTIALS)
def test_a_refused_token_is_not_tried_again_until_there_is_another(bridge, now, kind, api, admin):
    channel = made(kind, now)  # of no account the provider knows
    connect(channel.id, at=now)
    row = Channel.objects.get(id=channel.id)
    assert (row.connect_at, row.token_state) == (None, "refused") and row.last_error

    name = next(
        field
        for field in ("bot_token", "auth_token", "access_token", "page_access_token")
        if field in channel.credentials
    )
    body = {"credentials": {name: CREDENTIALS[kind]()[name]}}
    assert api(admin).patch(f"/api/v1/channels/{channel.id}/", body).status_code == 200
    row = Channel.objects.get(id=channel.id)
    assert row.connect_at is not None and row.token_state == "untested"


def test_other_credentials_meanwhile_are_connected_for_themselves(bridge, now, settings):
    settings.TELEGRAM_API_BASE = NOWHERE
    channel = made("telegram", now)
    connect(channel.id, at=now)
    later = now + timedelta(seconds=1)
    Channel.objects.filter(id=channel.id).update(connect_at=later, updated_at=later)
    connect(channel.id, at=now + timedelta(seconds=2))
    assert due(channel) > now + timedelta(seconds=2)
