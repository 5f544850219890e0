"""What happens around messages: places that move, new ids, wishes, the way people came."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from channels_bridge.adapters.whatsapp import sender_of
from channels_bridge.models import Channel, Delivery, Part
from channels_bridge.operations.items import take
from channels_bridge.types import Inbound, Moved, OptedOut, Referred, Renamed
from chat.models import Alias, Conversation, Identity, Message
from chat.operations import messages
from chat.types import Draft, Kind, Sender
from hub.accounts.models import User
from hub.kernel import clock
from tests.adapters.samples import Sample, samples

pytestmark = pytest.mark.django_db
OLD = Sender(external_id="51999888777", phone="+51999888777", aliases=("PE.1000",))
LIVE = {"type": "location", "latitude": -12.0, "longitude": -77.0, "live": True}


def said(channel: Channel, sender: Sender = OLD, number: int = 1, **more: Any) -> Message:
    content = {"kind": Kind.TEXT, "text": "hola"} | more
    item = Inbound(external_id=f"wamid.{number}", sender=sender, **content)
    assert take(channel, item, at=clock.now()) == "messages"
    return Message.objects.get(external_id=f"wamid.{number}")


def test_a_live_location_moves_in_place_and_ends(cloud: Channel):
    message, now = (
        said(cloud, kind=Kind.LOCATION, text="", card={**LIVE, "name": "Casa"}),
        clock.now(),
    )
    seq = message.seq

    for seconds, latitude in ((60, -12.2), (30, -12.1)):
        moved = Moved(
            external_id="wamid.1",
            card={**LIVE, "latitude": latitude, "name": ""},
            at=now + timedelta(seconds=seconds),
        )
        assert take(cloud, moved, at=now) == "edits"
    message.refresh_from_db()
    assert (message.card["latitude"], message.card["live"]) == (-12.2, True)
    assert message.seq > seq and message.edited_at is None

    ended = {**LIVE, "latitude": -12.3, "live": False}
    later = now + timedelta(hours=1)
    for card in ({**LIVE, "latitude": -12.25}, ended, LIVE):  # all told of the same second
        take(cloud, Moved(external_id="wamid.1", card=card, at=later), at=now)
    message.refresh_from_db()
    assert (message.card["latitude"], message.card["live"]) == (-12.3, False)
    assert Message.objects.count() == 1


def test_a_new_number_keeps_the_conversation_and_leaves_the_old_one_to_others(cloud: Channel):
    said(cloud)
    changed = Renamed(sender=OLD, old_id="51999888777", new_id="51999000111", phone="+51999000111")
    for _ in range(2):
        take(cloud, changed, at=clock.now())

    identity = Identity.objects.get()
    assert (identity.external_id, identity.phone) == ("51999000111", "+51999000111")
    said(cloud, Sender(external_id="51999000111"), 2)
    assert Conversation.objects.count() == 1
    (line,) = Message.objects.filter(kind="system")
    assert line.card["event"] == "number_changed" and line.private

    said(cloud, Sender(external_id="51999888777", phone="+51999888777"), 3)
    assert Conversation.objects.count() == 2


def test_a_number_let_go_is_let_go_in_every_form_it_is_dialled_in(cloud: Channel):
    """Mexico and Argentina write one line in several ways; its next owner is somebody else."""
    old = sender_of(["5215512345678"], "Ana")
    said(cloud, old)
    take(
        cloud,
        Renamed(sender=old, old_id="5215512345678", new_id="51999000111", phone="+51999000111"),
        at=clock.now(),
    )

    message = said(cloud, sender_of(["525512345678"], "Otra"), 2)

    assert Conversation.objects.count() == 2
    assert Identity.objects.get(external_id="51999000111").name == "Ana"
    assert message.identity.external_id == "525512345678"


def test_the_same_line_in_its_newer_form_stays_one_person_under_both(cloud: Channel):
    old = sender_of(["5215512345678"], "Ana")
    said(cloud, old)
    new = Renamed(sender=old, old_id="5215512345678", new_id="525512345678", phone="+525512345678")
    take(cloud, new, at=clock.now())

    said(cloud, sender_of(["5215512345678"], "Ana"), 2)
    assert Conversation.objects.count() == 1


def test_who_was_known_by_another_form_of_the_number_is_written_to_at_the_new_one(cloud: Channel):
    said(cloud, sender_of(["525512345678"], "Ana"))
    noticed = sender_of(["5215512345678"], "")
    take(
        cloud,
        Renamed(sender=noticed, old_id="5215512345678", new_id="51999000111", phone="+51999000111"),
        at=clock.now(),
    )
    assert Identity.objects.get().external_id == "51999000111"


@pytest.mark.parametrize("state", ["queued", "sending", "failed", "unknown"])
def test_what_may_still_be_sent_goes_to_the_new_number(cloud: Channel, ana: User, state: str):
    """Sent again, it would reach whoever has the old number now."""
    said(cloud)
    conversation, now = Conversation.objects.get(), clock.now()
    Conversation.objects.update(window_closes_at=now + timedelta(hours=1))
    conversation.refresh_from_db()
    draft = Draft(client_id=uuid4(), text="su clave")
    messages.send(conversation=conversation, draft=draft, by=ana, at=now)
    Part.objects.update(state=state)

    changed = Renamed(sender=OLD, old_id="51999888777", new_id="51999000111", phone="+51999000111")
    take(cloud, changed, at=now)

    assert Part.objects.get().recipient == "51999000111"
    assert Delivery.objects.get().recipient == "51999000111"


def test_a_new_business_scoped_id_is_the_same_person(cloud: Channel):
    hidden = Sender(external_id="PE.1000")
    said(cloud, hidden)

    take(cloud, Renamed(sender=hidden, old_id="PE.1000", new_id="PE.2000"), at=clock.now())
    said(cloud, Sender(external_id="PE.2000"), 2)

    assert Identity.objects.get().external_id == "PE.2000"
    assert set(Alias.objects.values_list("external_id", flat=True)) == {"PE.1000", "PE.2000"}
    assert Conversation.objects.count() == 1


def test_an_id_that_is_somebody_already_stays_theirs(cloud: Channel):
    said(cloud)
    other = said(cloud, Sender(external_id="51999000111"), 2)

    renamed = Renamed(sender=OLD, old_id="51999888777", new_id="51999000111", phone="+51999000111")
    assert take(cloud, renamed, at=clock.now()) is None

    assert Identity.objects.get(id=other.identity_id).external_id == "51999000111"
    assert Identity.objects.exclude(id=other.identity_id).get().external_id == "51999888777"


def test_marketing_is_stopped_and_resumed(cloud: Channel):
    said(cloud)
    for out in (True, True, False):
        take(cloud, OptedOut(sender=OLD, out=out), at=clock.now())
        assert (Identity.objects.get().opted_out_at is not None) == out
    take(cloud, OptedOut(sender=Sender(external_id="1"), out=True), at=clock.now())


def test_who_wants_marketing_again_is_let_back_on_every_channel(cloud: Channel):
    """As if they had written ALTA: one person wants it, whichever channel tells."""
    said(cloud)
    said(cloud, Sender(external_id="51999000111"), 2)
    Identity.objects.update(customer_id=uuid4(), opted_out_at=clock.now())

    take(cloud, OptedOut(sender=OLD, out=False), at=clock.now())

    assert not Identity.objects.filter(opted_out_at__isnull=False).exists()


def test_who_comes_back_by_an_advertisement_leaves_a_line_once(cloud: Channel):
    came = Referred(external_id="referral:1", sender=OLD, referral={"source": "ad", "ref": "r1"})
    assert take(cloud, came, at=clock.now()) is None
    assert not Conversation.objects.exists()
    said(cloud)

    for _ in range(2):
        take(cloud, came, at=clock.now())

    (line,) = Message.objects.filter(kind="system")
    assert line.card["referral"] == {"source": "ad", "ref": "r1"}
    assert Conversation.objects.get().needs_reply_since is not None


@pytest.mark.parametrize("sample", samples(), ids=str)
def test_every_sample_is_taken_and_taking_it_twice_changes_nothing(sample: Sample):
    now = clock.now()
    told = json.loads((sample.path.parent / "account.json").read_text())
    channel = Channel.objects.create(
        kind=sample.kind, name="x", credentials=told, created_at=now, updated_at=now
    )
    items = sample.items()

    counted = [take(channel, item, at=now) for item in items]
    first = list(Message.objects.order_by("id").values_list("id", "external_id", "around"))
    for item in items:
        take(channel, item, at=now)

    assert counted.count("messages") == sample.expected.get("messages", 0)
    again = list(Message.objects.order_by("id").values_list("id", "external_id", "around"))
    assert again == first
