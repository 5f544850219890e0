"""What became of a notice that could not be given at once, or is of no use any more."""

from datetime import timedelta

import pytest

from chat.models import Message, NoticeDue
from chat.operations import conversations
from chat.tasks import give_notices
from hub.kernel import clock
from tests.chat.conftest import NOON
from tests.chat.test_notices import told

pytestmark = pytest.mark.django_db


def test_an_assignment_that_was_passed_on_is_told_to_whom_it_is_now(ana, luis, waiting, admin, at):
    row = conversations.assign(conversation=waiting, to=luis, by=ana, at=at)
    conversations.assign(conversation=row, to=admin, by=ana, at=at + timedelta(seconds=1))

    assert told(luis) == [] and [kind for kind, *_ in told(admin)] == ["assigned"]
    assert not NoticeDue.objects.exists()


def test_one_that_cannot_be_told_is_tried_five_times_and_parked(ana, luis, waiting, direct, says):
    conversations.assign(conversation=waiting, to=luis, by=ana, at=NOON)
    broken = Message.objects.get(conversation=waiting, kind="system")
    card = {**broken.card, "to": {"id": "nobody"}}
    Message.objects.filter(id=broken.id).update(card=card)
    pauses = []
    while (due := NoticeDue.objects.get(message=broken)).look_at is not None:
        before = clock.now()
        NoticeDue.objects.filter(id=due.id).update(look_at=before)
        give_notices()
        again = NoticeDue.objects.get(message=broken).look_at
        pauses.append(round((again - before).total_seconds()) if again else None)

    assert pauses == [60, 300, 1800, 7200, None]
    says(ana, direct)
    assert [kind for kind, *_ in told(luis)] == ["direct"]  # the rest goes on
