"""Workers that die in the middle: real processes, really killed."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

from channels_bridge.operations import bot, deliver
from chat.models import Attachment
from chat.types import Kind
from hub.kernel import clock
from hub.reports.models import Alert
from hub.reports.operations import alerts
from tests.bridge.staff import LINK
from tests.bridge.test_deliver import fault, later, state, texts
from tests.chat.uploads import upload
from tests.live import ROOT, _test_database_url
from tests.patience import wait

KILLED = """
import os, django
django.setup()
from django.conf import settings
settings.TELEGRAM_API_BASE = os.environ["BASE"]
from django.db import connection
from uuid import UUID
from channels_bridge.operations import bot, deliver
from hub.reports.operations import telegram
from hub.kernel import clock
channel = UUID(os.environ["CHANNEL"])
if os.environ["WHEN"] == "before":
    deliver.claim(channel, at=clock.now())
    print("claimed", flush=True)
    import time
    time.sleep(60)
if os.environ["WHEN"] == "telling":
    telegram.tell_next(at=clock.now())
if os.environ["WHEN"] == "answering":
    bot.answer_next(at=clock.now())
deliver.drain(channel, now=clock.now)
"""


def _worker(bridge, channel, when):
    return subprocess.Popen(
        [sys.executable, "-c", KILLED],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": _test_database_url(),
            "BASE": bridge.simulator.base,
            "CHANNEL": str(channel.id),
            "WHEN": when,
        },
        stdout=subprocess.PIPE,
    )


def test_a_worker_killed_before_the_call_loses_nothing(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "hola")
    with _worker(bridge, channel, "before") as worker:
        worker.stdout.readline()
        worker.send_signal(signal.SIGKILL)
    assert (state(message), bridge.deliver(channel)) == ("sending", 0)
    deliver.release_lost(at=clock.now() + timedelta(seconds=61))
    assert state(message) == "queued"
    bridge.deliver(channel)
    assert (state(message), texts(bridge, channel)) == ("sent", ["hola"])


def test_a_worker_killed_after_the_provider_accepted_sends_once(bridge, thread, ana):
    channel, conversation = thread
    fault(bridge, channel, operation="sendMessage", accept=True, then="hold")
    message = bridge.answer(conversation, ana, "hola")
    with _worker(bridge, channel, "after") as worker:
        wait(lambda: texts(bridge, channel), seconds=40)
        worker.send_signal(signal.SIGKILL)
    deliver.release_lost(at=clock.now() + timedelta(seconds=61))
    deliver.drain(channel.id, now=later(120))
    assert (state(message), texts(bridge, channel)) == ("unknown", ["hola"])


def test_a_large_file_that_is_still_on_its_way_is_not_given_up(bridge, thread, ana, api):
    """Shown unknown, somebody would send it a second time."""
    channel, conversation = thread
    sent_up = upload(api(ana), b"%PDF-1.4\n" + bytes(200), "plano.pdf", "application/pdf")
    file = Attachment.objects.get(id=sent_up.json()["id"])
    Attachment.objects.update(size=40_000_000)
    message = bridge.answer(conversation, ana, kind=Kind.FILE, attachments=(file.id,))
    fault(bridge, channel, operation="sendDocument", accept=True, then="hold")
    with _worker(bridge, channel, "after") as worker:
        wait(lambda: bridge.sent(channel), seconds=40)
        deliver.release_lost(at=clock.now() + timedelta(seconds=180))
        assert state(message) == "sending"
        worker.send_signal(signal.SIGKILL)
    deliver.release_lost(at=clock.now() + timedelta(seconds=300))
    assert state(message) == "unknown"


def test_a_notice_is_not_told_twice_when_its_worker_was_killed(house, linked):
    house.fault(accept=True, then="hold")
    house.tells(linked)
    with _worker(house.bridge, house.channel, "telling") as worker:
        wait(house.told, seconds=40)
        worker.send_signal(signal.SIGKILL)

    house.sends(seconds=120)
    assert len(house.told()) == 1
    alerts.release_lost(at=clock.now() + timedelta(seconds=61))
    alert = Alert.objects.get(way="telegram")
    assert alert.state == "failed" and alert.error.startswith("unknown")


def test_a_code_is_not_answered_twice_when_its_worker_was_killed(house, api, ana):
    house.fault(accept=True, then="hold")
    house.bridge.say(house.channel, text=api(ana).post(LINK).json()["command"])
    with _worker(house.bridge, house.channel, "answering") as worker:
        wait(house.hears, seconds=40)
        worker.send_signal(signal.SIGKILL)

    while bot.answer_next(at=clock.now() + timedelta(seconds=61)):
        pass
    assert len(house.hears()) == 1 and not bot.answer_next(at=clock.now() + timedelta(days=1))
