"""`make run`: one process that builds, seeds and serves, and can be told to stop."""

from pathlib import Path

import pytest

from tests.house import House


# Every migration and the whole demo day, beside another worker.
@pytest.mark.timeout(480)
def test_an_empty_folder_becomes_a_house(tmp_path: Path):
    house = House(tmp_path, embedded=True)
    try:
        house.run()
        ana = house.api("ana")
        assert ana.get("/conversations/").json()["results"]
        ana.close()
    finally:
        house.stop()

    said = (tmp_path / "house.log").read_text()
    assert said.index("Seeded billing.") < said.index(f"Mostrador: {house.base}")
    assert said.rstrip().endswith("Stopped.") and "Traceback" not in said
