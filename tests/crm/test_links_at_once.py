"""One link in many hands at the same moment: one channel is proven, everybody else stays as is."""

from datetime import timedelta

import pytest

from chat.models import Conversation, Identity
from crm.models import Communication, LinkCode, ShownCode
from crm.operations import communications, linking
from crm.tasks import meet_newest
from hub.accounts.types import digest_of
from hub.kernel import clock
from tests.crm.test_at_once import WHATSAPP, writes
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db(transaction=True)
CODE = "link-" + "a2" * 13


def code_of(user, code=CODE):
    return LinkCode.objects.create(
        user=user,
        channel="whatsapp",
        digest=digest_of(code),
        expires_at=clock.now() + timedelta(minutes=5),
    )


def settled(*ids):
    return [lambda each=each: linking.settle(shown_id=each, at=clock.now()) for each in ids]


def test_of_two_phones_with_one_link_one_is_proven(rosa):
    code_of(rosa)
    talks = [writes(f"5198700000{n}", CODE) for n in range(4)]
    meet_newest()
    ids = list(ShownCode.objects.values_list("id", flat=True))

    done = outcomes(*settled(*ids))

    assert done == {"done": 4} and len(talks) == 4
    assert Identity.objects.filter(portal_user=rosa).count() == 1
    assert sorted(ShownCode.objects.values_list("outcome", flat=True)) == (
        ["linked", "unknown", "unknown", "unknown"]
    )


def test_one_phone_with_the_links_of_two_people_is_proven_for_one(rosa, jorge):
    other = "link-" + "b3" * 13
    code_of(rosa)
    code_of(jorge, other)
    talk = writes("51987000001", CODE)
    writes("51987000001", other)
    meet_newest()
    ids = list(ShownCode.objects.values_list("id", flat=True))

    done = outcomes(*settled(*ids))

    assert done == {"done": 2}
    assert sorted(ShownCode.objects.values_list("outcome", flat=True)) == ["linked", "taken"]
    assert Conversation.objects.get(id=talk).identity.portal_user_id in (rosa.id, jorge.id)


def test_a_code_looked_at_by_many_workers_is_settled_once_and_carries_on_once(rosa):
    asked = communications.open_from_portal(
        user=rosa, channel="whatsapp", body="Quiero 20", data={}, client_id=rosa.id, at=clock.now()
    )
    code_of(rosa)
    talk = writes("51987000001", CODE)
    meet_newest()
    shown = ShownCode.objects.get()

    done = outcomes(*settled(*[shown.id] * 6), *[meet_newest] * 2)
    meet_newest()

    assert done == {"done": 8}
    row = Communication.objects.get()
    assert (row.id, row.conversation_id) == (asked.id, talk)
    lines = Conversation.objects.get(id=talk).messages.filter(kind="system")
    assert lines.count() == 1
    assert WHATSAPP.kind == Conversation.objects.get(id=talk).channel_kind
