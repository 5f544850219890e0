"""A question with buttons on every channel, and what a press becomes."""

import pytest

from channels_bridge.operations.asking import lines
from chat.models import Conversation, Message
from chat.queries.choices import chosen
from hub.accounts.models import User
from hub.kernel.errors import Invalid
from tests.bridge.conftest import Bridge

OPTIONS = [
    {"id": "sales", "title": "Ventas"},
    {"id": "support", "title": "Soporte técnico"},
    {"id": "bill", "title": "Facturación"},
]
LONG = [{"id": f"o{n}", "title": f"Sucursal número {n} del distrito"} for n in range(1, 6)]
CARD = {"type": "choices", "button": "Ver", "options": OPTIONS}


def asked(bridge: Bridge, kind: str, by: User, card: dict | None = None) -> tuple:
    channel = bridge.channel(kind)
    bridge.say(channel, text="hola")
    conversation = Conversation.objects.get()
    question = bridge.answer(conversation, by, "¿Con quién desea hablar?", card=card or CARD)
    bridge.deliver(channel)
    return channel, conversation, question


@pytest.mark.parametrize(
    ("kind", "press"),
    [
        ("telegram", "button"),
        ("whatsapp_cloud", "quick_reply"),
        ("messenger", "quick_reply"),
        ("instagram", "quick_reply"),
    ],
)
def test_a_press_comes_back_as_the_option_it_was(bridge: Bridge, ana: User, kind: str, press: str):
    channel, conversation, question = asked(bridge, kind, ana)

    bubble = bridge.phone(channel)[-1]
    assert bubble["text"] == "¿Con quién desea hablar?"
    assert [each["title"] for each in bubble["buttons"]] == [each["title"] for each in OPTIONS]
    bridge.say(
        channel, press, "Soporte técnico", reply_to=bubble["id"], data={"payload": "support"}
    )

    answer = Message.objects.filter(direction="in").order_by("number").last()
    assert answer is not None and (answer.kind, answer.text) == ("text", "Soporte técnico")
    assert answer.card == {
        "type": "choice", "id": "support", "title": "Soporte técnico", "of": str(question.id)
    }  # fmt: skip
    assert answer.reply_to_id == question.id
    assert chosen(answer, question) == OPTIONS[1]


@pytest.mark.parametrize("kind", ["whatsapp_cloud", "messenger"])
def test_titles_too_long_for_a_button_stand_whole_in_the_text(bridge: Bridge, ana: User, kind: str):
    channel, _, question = asked(bridge, kind, ana, {"type": "choices", "options": LONG})

    bubble = bridge.phone(channel)[-1]
    assert lines(LONG) in bubble["text"]
    assert len(bubble["buttons"]) == len(LONG)
    press = "list_reply" if kind == "whatsapp_cloud" else "quick_reply"
    bridge.say(channel, press, bubble["buttons"][3]["title"], data={"payload": "o4"})

    answer = Message.objects.filter(direction="in").order_by("number").last()
    assert answer is not None and answer.text == LONG[3]["title"]
    assert answer.card["of"] == str(question.id)


def test_without_buttons_options_are_numbered_and_the_number_is_a_press(bridge: Bridge, ana: User):
    channel, _, question = asked(bridge, "whatsapp_twilio", ana)

    assert bridge.phone(channel)[-1]["text"] == (
        "¿Con quién desea hablar?\n\n1. Ventas\n2. Soporte técnico\n3. Facturación"
    )
    assert question.text == "¿Con quién desea hablar?"
    bridge.say(channel, text=" 2) ")
    bridge.say(channel, text="quiero 2")

    typed, words = Message.objects.filter(direction="in").order_by("number")[1:]
    assert (typed.text.strip(), typed.card["id"]) == ("2)", "support")
    assert words.card is None


def test_a_number_after_something_else_is_only_a_number(bridge: Bridge, ana: User):
    channel, conversation, _ = asked(bridge, "whatsapp_twilio", ana)
    bridge.answer(conversation, ana, "¿Cuántas máquinas tiene?")

    bridge.say(channel, text="2")

    answer = Message.objects.filter(direction="in").order_by("number").last()
    assert answer is not None and answer.card is None


def test_a_long_question_keeps_its_buttons_on_the_last_of_its_texts(bridge: Bridge, ana: User):
    channel = bridge.channel("whatsapp_cloud")
    bridge.say(channel, text="hola")
    bridge.answer(Conversation.objects.get(), ana, "palabra " * 200, card=CARD)
    bridge.deliver(channel)

    first, last = [each for each in bridge.phone(channel) if each["author"] == "hub"]
    assert not first["buttons"] and len(last["buttons"]) == 3


def test_somebody_elses_press_is_a_press_without_a_question(bridge: Bridge):
    channel = bridge.channel("messenger")
    bridge.say(channel, "postback", "Empezar", data={"payload": "GET_STARTED"})

    (message,) = Message.objects.all()
    assert message.card["type"] == "choice" and "of" not in message.card


@pytest.mark.parametrize(
    "options",
    [
        [],
        [{"id": "a", "title": ""}],
        [{"id": "con espacio", "title": "A"}],
        [{"id": "a", "title": "A"}, {"id": "a", "title": "B"}],
        [{"id": "a", "title": "Sí"}, {"id": "b", "title": "SÍ"}],
        [{"id": str(n), "title": str(n)} for n in range(11)],
    ],
)
def test_a_question_nobody_could_press_is_refused(bridge: Bridge, ana: User, options: list):
    channel = bridge.channel()
    bridge.say(channel, text="hola")

    with pytest.raises(Invalid):
        card = {"type": "choices", "options": options}
        bridge.answer(Conversation.objects.get(), ana, "¿?", card=card)
