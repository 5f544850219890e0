"""A child of the server gets its document, and ends with it."""

import json
import time

import pytest

from hub.config import children as family
from hub.kernel.registry import Registry, shelves
from hub.kernel.serving import Child
from tests.patience import wait


@pytest.fixture
def started(monkeypatch, tmp_path):
    """One child that writes down what it was told and waits for its input to end."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "obedient.py").write_text(
        "import json, sys\n"
        "told = json.loads(sys.stdin.readline())\n"
        "open(told['into'], 'w').write(json.dumps(told))\n"
        "sys.stdin.read()\n"
    )
    shelf = Registry("children of a test")
    shelves.remove(shelf)
    document = {"into": str(tmp_path / "told.json"), "port": 8001}
    shelf.add("obedient", lambda: Child(module="obedient", document=document))
    shelf.add("unwanted", lambda: None)
    monkeypatch.setattr(family, "children", shelf)
    made = family.Children()
    made.start()
    yield made, tmp_path / "told.json", document
    made.stop()


def test_it_reads_its_document_and_is_gone_afterwards(started):
    running, told, document = started
    wait(lambda: told.exists() and told.read_text())
    assert json.loads(told.read_text()) == document
    before = time.monotonic()
    running.stop()
    assert time.monotonic() - before < family.PATIENCE


def test_one_that_has_died_does_not_hold_the_server_up(started):
    running, _, _ = started
    running.stop()
    running.stop()
