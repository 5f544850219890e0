"""Copies in their folder: the newest are kept, one is made at a time, nothing half stays."""

from __future__ import annotations

import fcntl
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from hub.kernel import clock
from hub.upkeep.adapters import archive, keys
from hub.upkeep.operations.backing import back_up
from hub.upkeep.queries.copies import copies, keys_of
from hub.upkeep.types import NoRoom

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    settings.BACKUPS_DIR, settings.MEDIA_ROOT = tmp_path / "copies", tmp_path / "media"
    (tmp_path / "media" / "files").mkdir(parents=True)
    return settings.BACKUPS_DIR


def test_the_newest_are_kept_with_their_keys(folder):
    begun = clock.now()
    made = [back_up(folder, keep=2, at=begun + timedelta(seconds=n)) for n in range(3)]

    assert copies(folder) == [made[2].archive, made[1].archive]
    assert made[2].forgotten == (made[0].archive,)
    assert [keys_of(path).exists() for path in copies(folder)] == [True, True]
    assert not keys_of(made[0].archive).exists()


def test_what_is_being_written_is_no_file_yet(folder, settings):
    (settings.MEDIA_ROOT / ".incoming-x").mkdir()
    (settings.MEDIA_ROOT / ".incoming-x" / "half").write_bytes(b"half")
    (settings.MEDIA_ROOT / "files" / "señal 1.png").write_bytes(b"whole")

    made = back_up(folder, keep=1, at=clock.now())

    assert [file.name for file in made.manifest.media] == ["media/files/señal 1.png"]
    with archive.opened(made.archive) as found:
        found.verify()


def test_one_is_made_at_a_time(folder):
    folder.mkdir(parents=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CommandError) as refused:
            call_command("backup")

    assert refused.value.returncode == 2 and "otra copia" in str(refused.value)
    assert copies(folder) == []


def test_a_disk_that_refuses_leaves_nothing_half(folder, monkeypatch):
    # The disk is the machine's: it is full for the archive alone.
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "x.zip")

    monkeypatch.setattr(archive.Writing, "add", full)
    with pytest.raises(NoRoom, match="No space left|Quedó"):
        back_up(folder, keep=1, at=clock.now())

    assert [path.name for path in folder.iterdir()] == [".lock"]


def test_the_keys_of_what_is_replaced_lie_aside(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    for name in ("SECRET_KEY", "FIELD_KEYS", "PUSH_KEY"):
        monkeypatch.delenv(name, raising=False)
    before = keys.ours()
    others = keys.Keys(secret="s" * 32, fields=("a" * 32, "b" * 32), push="p" * 32)

    assert keys.settle(others) == []

    assert (tmp_path / "keys" / "fields").read_text() == f"{'a' * 32},{'b' * 32}"
    (aside,) = (tmp_path / "keys").glob("replaced-*.keys")
    assert keys.read(aside) == before
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}
    monkeypatch.setenv("SECRET_KEY", "another")
    assert keys.settle(others) == ["SECRET_KEY"]
