"""The drill: a house is copied while people write in it, and stands up again elsewhere."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from hub.upkeep.adapters.archive import opened
from hub.upkeep.types import Damaged
from tests.caller import Caller
from tests.house import House
from tests.upkeep.lived import PICTURES, Lived, clear, command, ground

pytestmark = [pytest.mark.timeout(240), pytest.mark.xdist_group("drill")]


class Copied:
    """A house, and the copy that was made of it in the middle of a busy day."""

    def __init__(self, lived: Lived, archive: Path) -> None:
        self.lived, self.archive = lived, archive
        with zipfile.ZipFile(archive) as found:
            self.manifest = json.loads(found.read("manifest.json"))


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copied]:
    lived = Lived(tmp_path_factory.mktemp("lived"))
    try:
        lived.open()
        with lived.busy():
            said = command(lived.house, "backup")
        assert said.code == 0, said.err
        (archive,) = (lived.house.folder / "backups").glob("*.zip")
        yield Copied(lived, archive)
    finally:
        lived.close()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[House]:
    house = ground(tmp_path / "elsewhere")
    yield house
    clear(house)


@pytest.fixture
def meet(elsewhere: House) -> Iterator[Callable[[str], Caller]]:
    met: list[Caller] = []

    def sign_in(username: str) -> Caller:
        met.append(Caller(elsewhere.base, username))
        return met[-1]

    yield sign_in
    for caller in met:
        caller.http.close()


def test_a_copy_says_what_is_in_it_and_keeps_the_keys_apart(copied: Copied):
    manifest, keys = copied.manifest, copied.archive.with_suffix(".keys")
    with zipfile.ZipFile(copied.archive) as found:
        hashes = {name: sha256(found.read(name)).hexdigest() for name in found.namelist()}
        raw = b"".join(found.read(name) for name in found.namelist())

    files = {file["name"]: file["sha256"] for file in manifest["files"]}
    assert files.items() <= hashes.items()
    assert sum(name.startswith("media/files/") for name in files) >= PICTURES
    assert manifest["tables"]["billing_posting"] == 2
    assert {path: stat.S_IMODE(path.stat().st_mode) for path in (copied.archive, keys)} == {
        copied.archive: 0o600,
        keys: 0o600,
    }
    secrets = json.loads(keys.read_text())
    for secret in (secrets["secret_key"], *secrets["field_keys"], secrets["push_key"]):
        assert secret.encode() not in raw


def test_it_stands_up_elsewhere_with_its_keys(
    copied: Copied, elsewhere: House, meet: Callable[[str], Caller]
):
    alone = elsewhere.folder / copied.archive.name
    shutil.copyfile(copied.archive, alone)
    without = command(elsewhere, "restore", str(alone))
    assert without.code == 2
    assert f"necesitan la llave {copied.manifest['keys']['fields'][0]}" in without.err

    keys = copied.archive.with_suffix(".keys")
    done = command(elsewhere, "restore", str(alone), "--keys", str(keys))

    assert done.code == 0 and "La casa está completa." in done.out, done
    for file in copied.manifest["files"]:
        if file["name"].startswith("media/"):
            place = elsewhere.folder / file["name"]
            assert sha256(place.read_bytes()).hexdigest() == file["sha256"]
    elsewhere.start()
    ana, rosa = meet("ana"), meet("rosa")
    assert rosa.get("/me/balance/")["balance"]["amount"] == "50.00"
    assert meet("admin").get("/channels/")["results"]
    page = ana.get(f"/conversations/{copied.lived.talk}/messages/", limit=200)["results"]
    assert sum(len(row["attachments"]) for row in page) == PICTURES


@pytest.mark.parametrize("damage", ["cut", "bit", "nothing"])
def test_what_is_damaged_is_not_believed(copied: Copied, tmp_path: Path, damage: str):
    whole, path = copied.archive.read_bytes(), tmp_path / "damaged.zip"
    path.write_bytes(
        {
            "cut": whole[: len(whole) // 2],
            "bit": whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
            "nothing": b"",
        }[damage]
    )

    with pytest.raises(Damaged), opened(path) as found:
        found.verify()


def test_a_damaged_copy_leaves_nothing_behind(copied: Copied, elsewhere: House):
    whole, path = copied.archive.read_bytes(), elsewhere.folder / "damaged.zip"
    path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])

    refused = command(elsewhere, "restore", str(path))

    assert refused.code == 2 and "dañado" in refused.err, refused
    assert not (elsewhere.folder / "media").exists()
    assert not [*(elsewhere.folder / "backups").glob(".restoring-*")]


def test_a_copy_of_a_newer_hub_is_refused(copied: Copied, elsewhere: House):
    later = [*copied.manifest["migrations"], ["chat", "9999_not_yet"]]
    path = _told_otherwise(copied, elsewhere.folder / "later.zip", {"migrations": later})

    refused = command(elsewhere, "restore", str(path))

    assert refused.code == 2 and "más nuevo" in refused.err, refused


def test_other_rows_than_were_counted_are_refused(copied: Copied, elsewhere: House):
    tables = {**copied.manifest["tables"], "chat_message": 1}
    path = _told_otherwise(copied, elsewhere.folder / "rows.zip", {"tables": tables})

    refused = command(elsewhere, "restore", str(path))

    assert refused.code == 2 and "chat_message: 1" in refused.err


def test_a_house_that_runs_or_is_lived_in_stays_as_it_is(copied: Copied):
    house = copied.lived.house

    lived_in = command(house, "restore", str(copied.archive))
    running = command(house, "restore", str(copied.archive), "--replace")

    assert (lived_in.code, running.code) == (2, 2)
    assert "--replace" in lived_in.err and "deténgala" in running.err.replace(
        "detenga ", "deténgala "
    )
    assert copied.lived.caller("ana").get("/me/")["username"] == "ana"


def _told_otherwise(copied: Copied, path: Path, change: dict[str, object]) -> Path:
    """Write the archive again with another table of contents, proof and all."""
    told = json.dumps({**copied.manifest, **change}).encode()
    with zipfile.ZipFile(copied.archive) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if not name.startswith("manifest."):
                new.writestr(name, old.read(name))
        new.writestr("manifest.json", told)
        new.writestr("manifest.sha256", sha256(told).hexdigest())
    return path
