"""A house that was restored says nothing twice: what was open in the copy may have gone since."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from channels_bridge.operations import deliver
from chat.models import Message, Scheduled
from hub.kernel import clock
from hub.realtime.queries import epoch
from hub.reports.models import Notification
from tests.bridge.test_deliver import texts

pytestmark = pytest.mark.django_db


def test_what_was_on_its_way_is_not_said_again(bridge, thread, ana):
    channel, conversation = thread
    message = bridge.answer(conversation, ana, "hola")
    before = epoch()

    call_command("verify", "--restored", stdout=StringIO())

    assert Message.objects.get(id=message.id).state == "unknown"
    assert deliver.drain(channel.id, now=lambda: clock.now() + timedelta(hours=1)) == 0
    assert texts(bridge, channel) == []
    assert epoch() != before


def test_what_was_due_waits_for_who_wrote_it(thread, ana):
    _, conversation = thread
    at = clock.now()
    told = {"conversation": conversation, "author": ana, "since_number": 1}
    times = {"created_at": at, "updated_at": at}
    for hours, key in ((-1, "past"), (1, "to_come")):
        Scheduled.objects.create(
            **told,
            **times,
            text=key,
            client_id=f"00000000-0000-4000-8000-00000000000{hours % 9}",
            send_at=at + timedelta(hours=hours),
        )

    call_command("verify", "--restored", stdout=StringIO())

    states = dict(Scheduled.objects.values_list("text", "state"))
    assert states == {"past": "failed", "to_come": "waiting"}
    assert Scheduled.objects.get(text="past").error["code"] == "may_have_gone"
    assert Notification.objects.filter(user=ana).exists()
