"""An update copies first; whatever fails leaves the house as it was before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.caller import PASSWORD
from tests.house import House
from tests.upkeep.lived import clear, command

pytestmark = [pytest.mark.timeout(240), pytest.mark.xdist_group("drill")]
LATER = "tests.upkeep.later"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path / "house", demo=False)
    made.folder.mkdir()
    made.environment["DJANGO_SUPERUSER_PASSWORD"] = PASSWORD
    made.build()
    made.manage("createsuperuser", "--noinput", "--username", "admin")
    yield made
    clear(made)


def later_steps(house: House) -> list[str]:
    """Return which migrations of the later version stand in the house's database."""
    asked = "SELECT name FROM django_migrations WHERE app = 'broken' ORDER BY id"
    if url := house.environment.get("DATABASE_URL"):
        with psycopg.connect(url) as database:
            return [name for (name,) in database.execute(asked)]
    with closing(sqlite3.connect(house.folder / "hub.sqlite3")) as file:
        return [name for (name,) in file.execute(asked)]


def test_a_step_that_fails_brings_the_old_house_back(house: House):
    failed = command(house, "update", DJANGO_SETTINGS_MODULE=LATER, FAILS="1")

    assert failed.code == 3, failed
    assert "quedó como antes" in failed.err and "the second step broke" in failed.err
    assert later_steps(house) == []

    done = command(house, "update", DJANGO_SETTINGS_MODULE=LATER)

    assert done.code == 0 and "Se ejecutaron 2 migraciones." in done.out, done
    assert later_steps(house) == ["0001_a_table", "0002_may_fail"]
    copies = sorted((house.folder / "backups").glob("*.zip"))
    assert len(copies) == 2

    back = command(house, "restore", str(copies[0]), "--replace")

    assert back.code == 0, back
    assert later_steps(house) == []
