"""Words stay with those who may read them: nobody else's notices say them, or say them anew."""

from datetime import timedelta

import pytest

from chat.models import Member
from chat.operations import conversations, messages
from hub.realtime.models import PersonState
from tests.chat.test_notices import told

pytestmark = pytest.mark.django_db
NOTICES = "/api/v1/notifications/"


@pytest.fixture
def shown(api):
    """All that somebody can still read of their notices: the list, and their own stream."""

    def read(user):
        kept = PersonState.objects.filter(user_id=user.id, kind="notification")
        return f"{api(user).get(NOTICES).json()} {list(kept.values_list('data', flat=True))}"

    return read


def test_who_was_let_out_reads_no_later_words(ana, luis, admin, group, says, at, shown):
    said = says(ana, group, "@luis @admin la clave es 1234").message
    told(luis)
    conversations.set_members(conversation=group, add=[], remove=[luis], by=ana, at=at)

    messages.edit(message=said, text="@luis @admin la clave es 5678", by=ana, at=at)

    told(luis)
    assert "5678" not in shown(luis) and "5678" in shown(admin)


def test_who_came_back_reads_nothing_from_before(ana, luis, group, says, at, shown):
    said = says(ana, group, "@luis la clave es 1234").message
    told(luis)
    for change in ({"add": [], "remove": [luis]}, {"add": [luis], "remove": []}):
        conversations.set_members(conversation=group, **change, by=ana, at=at)
    assert Member.objects.get(conversation=group, user=luis).from_number >= said.number

    messages.edit(message=said, text="@luis la clave es 5678", by=ana, at=at)

    told(luis)
    assert "5678" not in shown(luis)


def test_a_changed_note_reaches_the_counter_only(ana, luis, admin, web, says, at, shown):
    said = says(ana, web, "@luis @admin clave 1234", private=True).message
    told(luis)
    type(luis).objects.filter(id=luis.id).update(role="technician")  # and nobody announced it

    messages.edit(message=said, text="clave 5678", by=ana, at=at + timedelta(seconds=1))

    told(luis)
    assert "5678" not in shown(luis) and "5678" in shown(admin)
