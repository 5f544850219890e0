"""The doctor names what is wrong: in words to the owner, by keys to the health screen."""

from __future__ import annotations

import os
import shutil
from collections import namedtuple
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from redis import Redis

from channels_bridge.models import Channel, RawEvent
from hub.kernel import clock
from hub.kernel.models import Mark
from hub.kernel.tasks import pulse
from hub.upkeep.queries import looking

pytestmark = pytest.mark.django_db
HEALTH = "/api/v1/health/"
Disk = namedtuple("Disk", "total used free")


@pytest.fixture
def well(settings, tmp_path: Path):
    """A house nothing is wrong with."""
    settings.DATA_DIR, settings.BACKUPS_DIR = tmp_path, tmp_path / "backups"
    settings.SECURE, settings.PUBLIC_URL = True, "https://taller.example"
    settings.BACKUPS_DIR.mkdir()
    (tmp_path / "keys").mkdir()
    copied(settings.BACKUPS_DIR, hours=2)
    if not settings.EMBEDDED:  # bells of other tests, whose workers are long gone
        with Redis.from_url(settings.REDIS_URL) as redis:
            redis.delete(settings.CELERY["task_default_queue"])
    pulse()
    return settings


def copied(folder: Path, *, hours: int) -> Path:
    made = clock.now() - timedelta(hours=hours)
    path = folder / f"mostrador-{made:%Y%m%d-%H%M%S}.zip"
    path.touch(mode=0o600)
    return path


@pytest.fixture
def told(api, admin, well):
    """Ask as an admin; returns level by key."""

    def ask():
        answer = api(admin).get(HEALTH)
        assert answer.status_code == 200, answer.content
        return {each["key"]: each["level"] for each in answer.json()["findings"]}

    return ask


def test_a_house_that_is_well(told, api, admin):
    assert told() == {}
    health = api(admin).get(HEALTH).json()
    assert [each["bytes"] for each in health["archives"]] == [0]
    assert health["backups"] == 1 and health["backed_up_at"] < health["checked_at"]


def test_only_admins_are_told(api, ana, rosa):
    assert [api(who).get(HEALTH).status_code for who in (ana, rosa, None)] == [403, 403, 401]


def test_no_https(told, well):
    well.SECURE, well.PUBLIC_URL = False, "http://taller.example"
    assert told() == {"no_https": "warning"}
    well.DEMO = True
    assert told() == {}


def test_a_worker_that_is_silent(told):
    Mark.put("worker", clock.now() - timedelta(minutes=3))
    assert told() == {"worker_silent": "error"}
    Mark.objects.all().delete()
    assert told() == {"worker_silent": "error"}


def test_copies_that_are_missing_or_old(told, well):
    for path in well.BACKUPS_DIR.glob("*"):
        path.unlink()
    assert told() == {"no_backup": "warning"}
    copied(well.BACKUPS_DIR, hours=49)
    assert told() == {"backup_old": "warning"}


def test_keys_that_others_read(told, well):
    key = well.DATA_DIR / "keys" / "secret"
    key.write_text("x")
    os.chmod(key, 0o600)
    assert told() == {}
    os.chmod(key, 0o640)
    assert told() == {"keys_open": "error"}


@pytest.mark.parametrize(
    ("free", "level"), [(50, None), (9, "warning"), (2, "error")], ids=["room", "little", "hardly"]
)
def test_a_disk_that_fills(told, monkeypatch, free, level):
    # The disk is the machine's: nobody fills it for a test.
    disk = Disk(100 * 2**30, (100 - free) * 2**30, free * 2**30)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: disk)
    assert told().get("disk_low") == level


def test_migrations_that_wait(told):
    MigrationRecorder(connection).Migration.objects.filter(app="sequences").delete()
    assert told() == {"migrations_missing": "error"}


def test_a_clock_that_is_off():
    (found,) = looking.off_by(timedelta(seconds=-95), where="database")
    assert found.key == "clock_off" and "95 s" in str(found.words)
    assert [*looking.off_by(timedelta(seconds=2), where="database")] == []
    if connection.vendor == "postgresql":
        (found,) = looking.clock(clock.now() - timedelta(minutes=5))
        assert 290 < found.about["seconds"] < 310


def test_channels_say_what_ails_them(told):
    at = clock.now()
    made = Channel.objects.create(kind="telegram", name="Bot", created_at=at, updated_at=at)
    assert told() == {}
    Channel.objects.filter(id=made.id).update(token_state="refused", state="paused")
    assert told() == {"channel_token_refused": "error", "channel_paused": "warning"}


def test_events_nobody_takes_in(told):
    at = clock.now()
    channel = Channel.objects.create(kind="telegram", name="Bot", created_at=at, updated_at=at)
    RawEvent.objects.create(
        channel=channel, key="1", body=b"{}", received_at=at - timedelta(minutes=6)
    )
    assert told() == {"queue_growing": "error"}


def test_who_asks_is_told_in_their_language(well, api, admin):
    Mark.objects.all().delete()
    spanish = api(admin).get(HEALTH).json()["findings"][0]["detail"]
    admin.language = "en"
    admin.save()
    english = api(admin).get(HEALTH).json()["findings"][0]["detail"]
    assert spanish.startswith("Ningún trabajador") and english.startswith("No worker")


def test_the_command_says_it_and_ends_with_an_error(well):
    out = StringIO()
    call_command("doctor", "--offline", stdout=out)
    assert out.getvalue() == "Todo está bien.\n"
    Mark.objects.all().delete()
    with pytest.raises(CommandError, match="1 cosas"):
        call_command("doctor", "--offline", stdout=out)
    assert "✗ worker_silent: Ningún trabajador" in out.getvalue()


def test_a_public_address_that_leads_nowhere(api, admin, well):
    well.PUBLIC_URL = "http://127.0.0.1:9"
    found = api(admin).get(HEALTH, {"calls": "true"}).json()["findings"]
    assert [each["key"] for each in found] == ["address_unreachable"]
    assert found[0]["about"]["why"] == "ConnectError"


def test_a_public_address_that_leads_here(api, admin, well, live_hub):
    well.PUBLIC_URL = live_hub.base
    found = api(admin).get(HEALTH, {"calls": "true"}).json()["findings"]
    assert [each["key"] for each in found if "reach" in each["key"]] == []
