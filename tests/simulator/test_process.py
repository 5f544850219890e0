"""The simulator as a process: starts fast, ends with its parent, repeats no id."""

import json
import subprocess
import sys
import time

import pytest

from tests.simulator.fixture import PHONES, ROOT, Rejected, Simulator, start, stop

TELEGRAM = {
    "kind": "telegram",
    "name": "Ventas",
    "credentials": {"bot_token": "77:x", "secret_token": "s"},
}


@pytest.fixture
def config(tmp_path):
    return {"port": 0, "data_dir": str(tmp_path), "phones": PHONES, "accounts": [TELEGRAM]}


def test_it_starts_fast_and_ends_with_its_parent(config):
    begun = time.monotonic()
    process, _ = start(config)
    ready = time.monotonic() - begun

    assert stop(process) == 0
    assert ready < 1.5


def test_a_restart_keeps_the_chats_and_repeats_no_id(config):
    ids, bubbles = [], []
    for _ in range(2):
        process, base = start(config)
        simulator = Simulator(base)
        ids += [simulator.say("Ventas", "text", "hola").id for _ in range(3)]
        bubbles.append(len(simulator.chat("Ventas")))
        simulator.close()
        stop(process)

    assert len(set(ids)) == 6 and ids == sorted(ids)
    assert bubbles == [3, 6]


@pytest.mark.parametrize(
    "broken",
    [{"accounts": [{"kind": "fax"}]}, {"accounts": [{"kind": "telegram"}]}, {"windows": "ajar"}],
)
def test_nonsense_is_refused_at_start(broken):
    process = subprocess.run(
        [sys.executable, "-m", "channels_bridge.simulator"],
        cwd=ROOT, input=json.dumps(broken) + "\n", capture_output=True, text=True, timeout=40,
    )  # fmt: skip

    assert process.returncode == 2 and process.stderr.startswith("simulator: ")


def test_orders_that_make_no_sense_are_named(simulator, telegram):
    for wrong in ({"acount": 1}, {"then": "explode"}, {"manners": {"statuses": "maybe"}}):
        with pytest.raises(Rejected, match="400"):
            simulator.ctl(**wrong)
    for kind in ("postback", "edit"):
        with pytest.raises(Rejected, match="400"):
            simulator.say(telegram["name"], kind)
    with pytest.raises(Rejected, match="no account"):
        simulator.say("nobody")


def test_many_at_once_and_the_same_bytes_again(simulator, hub, telegram):
    said = simulator.say(telegram["name"], text="hola", repeat=30, together=True)
    simulator.raw(telegram["name"], "{}", copies=5)

    assert len(set(said.ids)) == 30 and set(said.statuses) == {200}
    assert [each.body for each in hub.heard[30:]] == [b"{}"] * 5


def test_a_new_day_forgets_what_was_to_be_sent_again(simulator, hub, telegram):
    hub.script = [500] * 50
    simulator.manners(telegram["name"], retry_scale=0.2)
    simulator.say(telegram["name"], text="hola")
    simulator.reset()

    heard = len(hub.heard)
    time.sleep(0.3)
    assert len(hub.heard) == heard


def test_the_log_filters_and_pages(simulator, telegram):
    simulator.say(telegram["name"], "text", "uno")
    simulator.say(telegram["name"], "text", "dos")

    first, second = simulator.log(account=telegram["name"], direction="webhook")
    assert simulator.log(account=telegram["name"], after=first["n"]) == [second]
    assert simulator.sent(telegram["name"]) == []


def test_the_page_and_its_files_are_served(simulator, http):
    index = http.get(simulator.base + "/")

    assert index.status_code == 200 and 'lang="es"' in index.text
    for line in index.text.split('"'):
        if line.startswith("/page/"):
            assert http.get(simulator.base + line).status_code == 200
