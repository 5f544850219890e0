"""Facts reach customers on the channel they proved: freely, by a template, or not, and why."""

from datetime import timedelta

import pytest

from channels_bridge.models import Template
from chat.models import Conversation, Identity, Message
from crm.operations import customers
from crm.tasks import meet_newest
from hub.kernel import clock
from hub.reports.models import Telling
from hub.reports.operations import facts, telling
from hub.reports.types import Fact, Road
from tests.crowd import outcomes

KIND = "recharge_credited"
FORM = {
    "header": None,
    "body": "Hola {{1}}, novedades: {{2}}. Gracias por su preferencia.",
    "footer": "",
    "buttons": [],
    "blanks": [
        {"key": "1", "part": "body", "name": "1", "example": "Rosa"},
        {"key": "2", "part": "body", "name": "2", "example": "listo"},
    ],
    "named": False,
}


@pytest.fixture
def proven(bridge, rosa):
    """Rosa's phone, proven to be hers, on a channel of this kind."""

    def prove(kind="telegram"):
        channel = bridge.channel(kind)
        bridge.say(channel, text="hola")
        meet_newest()
        row = Conversation.objects.select_related("identity").get(channel_id=channel.id)
        customers.prove(conversation=row, user=rosa, at=clock.now())
        return channel

    return prove


def tells(user, **more):
    values = {"amount": "S/ 20.00", "balance": "S/ 70.00"}
    said = Fact(kind=KIND, key="one", link="/portal/movements", values=values, **more)
    facts.tell(user.id, said, at=clock.now())


def sends(**later):
    for road in (Road.CHANNEL, Road.MAIL):
        while telling.tell_next(road, at=clock.now() + timedelta(**later)):
            pass


def told(road=Road.CHANNEL):
    row = Telling.objects.get(road=road)
    return row.state, row.reason, row.via


def test_it_is_said_in_their_chat_and_not_by_mail_as_well(bridge, proven, rosa, settings):
    settings.EMAIL, rosa.email = {"host": "127.0.0.1"}, "rosa@example.com"
    rosa.save()
    channel = proven()
    tells(rosa)
    sends()
    bridge.deliver(channel)
    sends(minutes=1)

    said = [row["text"] for row in bridge.phone(channel) if row["author"] == "hub"]
    assert said == [
        "Recarga acreditada\nSu recarga de S/ 20.00 fue acreditada. Saldo: S/ 70.00.\n"
        f"{settings.PUBLIC_URL}/portal/movements"
    ]
    assert told() == ("sent", "", "telegram")
    assert told(Road.MAIL)[:2] == ("skipped", "reached")
    talk = Conversation.objects.get(channel_id=channel.id)
    assert talk.needs_reply_since is not None, "the house's words answer nobody"


def test_what_was_said_in_their_chat_already_is_not_said_again(proven, rosa):
    proven()
    tells(rosa, said=True)
    sends(minutes=1)

    assert told() == ("skipped", "said_there", "")
    assert Message.objects.filter(direction="out").count() == 0


def test_after_the_window_an_approved_template_says_it(bridge, proven, rosa):
    channel = proven("whatsapp_cloud")
    Conversation.objects.update(window_closes_at=clock.now())
    rows = {"channel": channel, "language": "es", "form": FORM, "synced_at": clock.now()}
    for name, status, category in (
        ("aviso_a", "pending", "utility"),
        ("aviso_b", "approved", "marketing"),
        ("aviso_c", "approved", "utility"),
        ("saludo", "approved", "utility"),
    ):
        Template.objects.create(
            name=name, provider_id=name, status=status, category=category, **rows
        )
    tells(rosa)
    sends(minutes=1)

    assert told() == ("sent", "", "whatsapp_cloud · aviso_c")
    message = Message.objects.get(kind="template")
    assert message.text.startswith("Hola Rosa, novedades: Recarga acreditada: Su recarga")


def test_after_the_window_without_a_template_it_goes_by_mail_and_the_log_says_why(
    proven, rosa, settings
):
    settings.EMAIL, rosa.email = {"host": "127.0.0.1"}, "rosa@example.com"
    rosa.save()
    proven("whatsapp_cloud")
    Conversation.objects.update(window_closes_at=clock.now())
    tells(rosa)
    sends(minutes=1)
    sends(minutes=2)

    assert told() == ("skipped", "window_closed", "")
    assert told(Road.MAIL)[0] == "sent"


def test_who_wants_nothing_automatic_is_left_alone(proven, rosa):
    proven()
    Identity.objects.update(opted_out_at=clock.now())
    tells(rosa)
    sends(minutes=1)

    assert told()[:2] == ("skipped", "opted_out")


def test_many_workers_say_it_once(proven, rosa):
    proven()
    tells(rosa)
    later = clock.now() + timedelta(minutes=1)

    done = outcomes(*[lambda: telling.tell_next(Road.CHANNEL, at=later)] * 8)

    assert done == {"done": 8}
    assert Message.objects.filter(direction="out").count() == 1
    assert told()[0] == "sent"


def test_a_worker_killed_before_it_was_noted_says_it_once(proven, rosa):
    proven()
    tells(rosa)
    sends(minutes=1)
    # As if the lease of a dead worker had run out.
    Telling.objects.filter(road="channel").update(state="queued", due_at=clock.now(), done_at=None)
    sends(minutes=2)

    assert Message.objects.filter(direction="out").count() == 1
    assert told()[0] == "sent"
