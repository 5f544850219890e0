"""Beyond one message: ticks, echoes, quotes, closed windows, people without a phone."""

from collections.abc import Callable

import pytest

from channels_bridge.types import Fault, Inbound, SendRefused, Status, StatusChange
from tests.adapters.line import Line, part
from tests.patience import wait

LineOf = Callable[[str], Line]


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud"])
def test_the_ticks_of_whatsapp_name_our_part(line_of: LineOf, kind: str):
    line = line_of(kind)
    sent = part(line.greeted(), "hola")
    receipt = line.adapter.send(sent, line.account)

    for status in (Status.DELIVERED, Status.READ):
        if status is Status.READ:
            wait(lambda: line.seen()["state"] == "delivered")
            line.simulator.read(line.name)
        tick = line.hears(
            lambda item, s=status: isinstance(item, StatusChange) and item.status is s
        )
        assert isinstance(tick, StatusChange)
        assert (tick.our_id, tick.external_ids) == (sent.id, (receipt.external_id,))


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud"])
def test_a_failure_told_later_carries_its_code(line_of: LineOf, kind: str):
    line = line_of(kind)
    code = {"whatsapp_twilio": 63016, "whatsapp_cloud": 131047}[kind]
    who = line.greeted()
    line.simulator.ctl(account=line.name, callback_error=code)
    line.adapter.send(part(who, "hola"), line.account)

    failed = line.hears(lambda i: isinstance(i, StatusChange) and i.status is Status.FAILED)

    assert isinstance(failed, StatusChange) and failed.error_code == str(code)
    assert failed.error_text


def test_messenger_tells_watermarks_and_sends_our_own_words_back(messenger: Line):
    sent = part(messenger.greeted(), "hola")
    receipt = messenger.adapter.send(sent, messenger.account)

    echo = messenger.hears(lambda item: isinstance(item, StatusChange) and item.echo)
    assert isinstance(echo, StatusChange)
    assert (echo.our_id, echo.external_ids) == (sent.id, (receipt.external_id,))
    wait(lambda: messenger.seen()["state"] == "delivered")
    messenger.simulator.read(messenger.name)
    read = messenger.hears(lambda i: isinstance(i, StatusChange) and i.status is Status.READ)
    assert isinstance(read, StatusChange)
    assert read.recipient == sent.recipient and read.watermark is not None


def test_an_answer_typed_in_the_page_inbox_is_ours(messenger: Line):
    who = messenger.greeted()

    (echo,) = messenger.says("echo", "le contesto yo")

    assert isinstance(echo, Inbound)
    assert (echo.from_us, echo.sender.external_id, echo.text) == (True, who, "le contesto yo")
    assert not echo.opens_window


@pytest.mark.parametrize("kind", ["messenger", "instagram"])
def test_a_closed_window_has_its_own_name(line_of: LineOf, kind: str):
    line = line_of(kind)
    shown = line.simulator.add_phone("+51900000001", "Nadie")["accounts"][line.name]

    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part(shown, "hola"), line.account)

    assert refused.value.fault is Fault.WINDOW


def test_a_person_without_a_phone_is_answered_by_their_scoped_id(cloud: Line):
    cloud.simulator.add_phone("+51900000777", "Beto", hidden=True, username="beto")
    (item,) = cloud.says(text="hola", phone="+51900000777")
    assert isinstance(item, Inbound) and item.sender.external_id.startswith("PE.")
    assert item.sender.phone == ""

    cloud.adapter.send(part(item.sender.external_id, "buenas"), cloud.account)

    (sent,) = cloud.simulator.sent(cloud.name)
    assert sent["request"]["recipient"] == item.sender.external_id
    assert "to" not in sent["request"]


def test_twilio_answers_a_person_without_a_phone(twilio: Line):
    twilio.simulator.add_phone("+51900000777", "Beto", hidden=True, username="beto")
    (item,) = twilio.says(text="hola", phone="+51900000777")
    assert isinstance(item, Inbound) and item.sender.external_id.startswith("PE.")

    twilio.adapter.send(part(item.sender.external_id, "buenas"), twilio.account)

    (sent,) = twilio.simulator.sent(twilio.name)
    assert sent["request"]["To"] == f"whatsapp:{item.sender.external_id}"


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud", "messenger", "instagram"])
def test_a_quote_names_the_message_it_answers(line_of: LineOf, kind: str):
    line = line_of(kind)
    who = line.greeted()
    ours = line.adapter.send(part(who, "¿le ayudo?"), line.account).external_id

    items = line.says(text="sí", reply_to=ours)

    (answer,) = [item for item in items if isinstance(item, Inbound)]
    assert answer.quotes == ours


@pytest.mark.parametrize("kind", ["messenger", "instagram"])
def test_the_page_is_subscribed_to_its_events(line_of: LineOf, kind: str):
    line = line_of(kind)

    line.adapter.connect(line.account)

    (call,) = line.simulator.log(account=line.name, operation="subscribed_apps")
    assert "messages" in call["request"]["subscribed_fields"]
