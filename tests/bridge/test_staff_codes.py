"""Somebody who works here shows a code to the house's bot, and is nobody's customer."""

from datetime import timedelta

import pytest

from channels_bridge.models import RawEvent, StaffStart
from channels_bridge.operations import absorb, bot, channels
from chat.models import Conversation, Identity, Message
from hub.accounts.operations import people
from hub.kernel import clock
from hub.realtime.people import PersonStreams
from hub.reports.models import TelegramCode
from tests.bridge.staff import LINK, NOTICES, SETTINGS, House, standing
from tests.simulator.fixture import JORGE


def test_a_code_shown_to_the_bot_links_the_chat_and_makes_no_customer(house, api, ana):
    made = api(ana).post(LINK)

    assert made.status_code == 201
    said = made.json()
    code = said["command"].removeprefix("/start ")
    assert said["url"] == f"https://t.me/{said['bot']}?start={code}"
    assert code.startswith("staff-") and 32 <= len(code) <= 64
    assert code not in str(list(TelegramCode.objects.values()))
    assert house.shows(said["command"]) == ["Listo, Ana: aquí llegarán tus avisos de Mostrador."]
    assert standing(api, ana)["name"].startswith("Rosa")
    [notice] = api(ana).get(NOTICES).json()["results"]
    assert notice["title"] == "Telegram vinculado" and "Rosa" in notice["text"]
    assert not Conversation.objects.exists() and not Identity.objects.exists()
    assert RawEvent.objects.get().state == "processed"
    change = PersonStreams().replay(str(ana.id), after=0, limit=9)[-1]
    assert change.views[0].data["telegram_link"] == standing(api, ana)


@pytest.mark.parametrize(
    "typed", ["{0}", "  {0} \n", "/START {1}", "/start@mostrador_bot {2}", "{1}", " {2}\n"]
)
def test_a_code_may_be_typed_by_hand(house, api, ana, typed):
    command = api(ana).post(LINK).json()["command"]
    code = command.removeprefix("/start ")

    assert house.shows(typed.format(command, code.upper(), code))[0].startswith("Listo")


@pytest.mark.parametrize(
    "code", ["staff-", "staff-nope", "staff-\x00", "staff-a b", "staff-" + "x" * 3000]
)
def test_a_wrong_code_is_answered_and_is_nobodys_conversation(house, code):
    [answer] = house.shows(f"/start {code}")

    assert answer.startswith("Este código no es válido")
    assert not Conversation.objects.exists() and not Identity.objects.exists()


def test_a_customers_own_conversation_hears_nothing_of_it(house, api, ana):
    house.bridge.say(house.channel, text="hola")
    command = api(ana).post(LINK).json()["command"]

    said = house.bridge.say(house.channel, text=command)
    house.bridge.say(house.channel, "edit", text="/start", reply_to=said.id)

    assert standing(api, ana)
    assert [row.text for row in Message.objects.all()] == ["hola"]


def test_what_is_edited_into_a_code_is_shown_to_nobody(house, api, ana):
    said = house.bridge.say(house.channel, text="hola")
    command = api(ana).post(LINK).json()["command"]

    for text in (command, command.removeprefix("/start ")):
        house.bridge.say(house.channel, "edit", text=text, reply_to=said.id)

    assert [row.text for row in Message.objects.all()] == ["hola"]
    assert standing(api, ana) is None


def test_words_about_a_code_are_a_customers_message(house):
    house.shows("staff-meeting a las 5?")
    house.shows("staff-")

    assert Message.objects.count() == 2


def test_a_start_that_is_no_code_of_ours_is_a_customers_message(house):
    house.shows("/start promo_01")

    assert Conversation.objects.count() == 1


def test_a_code_runs_out(house, api, ana):
    command = api(ana).post(LINK).json()["command"]
    TelegramCode.objects.update(expires_at=clock.now())

    assert "venció" in house.shows(command)[-1]
    assert "no es válido" in house.shows(command)[-1]
    assert standing(api, ana) is None and not Conversation.objects.exists()


def test_a_code_counts_once_and_a_newer_one_ends_it(house, api, ana):
    client = api(ana)
    first, second = (client.post(LINK).json()["command"] for _ in range(2))

    assert "no es válido" in house.shows(first)[-1]
    assert house.shows(second)[-1].startswith("Listo")
    assert "no es válido" in house.shows(second, phone=JORGE)[-1]
    assert standing(api, ana)["name"].startswith("Rosa")


def test_the_same_update_twice_links_once_and_answers_once(house, api, ana):
    command = api(ana).post(LINK).json()["command"]
    house.shows(command)
    event = RawEvent.objects.get()
    assert house.bridge.raw(house.channel, bytes(event.body), copies=2) == [200, 200]
    absorb.replay(event.id, at=clock.now())
    house.bridge.absorb(house.channel)

    while bot.answer_next(at=clock.now() + timedelta(hours=1)):
        pass
    assert len(house.hears()) == 1 and StaffStart.objects.count() == 1


def test_whoever_left_links_nothing(house, api, ana, admin):
    command = api(ana).post(LINK).json()["command"]
    people.deactivate(ana, by=admin, at=clock.now())

    assert "no es válido" in house.shows(command)[-1]


def test_the_answer_is_tried_again(house, api, ana):
    command = api(ana).post(LINK).json()["command"]
    house.fault(status=500)
    assert house.shows(command) == []

    bot.answer_next(at=clock.now() + timedelta(seconds=6))

    assert len(house.hears()) == 1


def test_without_a_bot_there_is_no_code(bridge, api, ana):
    assert api(ana).get(SETTINGS).json()["telegram_available"] is False
    answer = api(ana).post(LINK)

    assert (answer.status_code, answer.json()["code"]) == (409, "no_telegram")


def test_a_bot_whose_name_is_not_known_still_gives_a_code_and_is_not_asked(bridge, api, ana):
    house = House(bridge, bridge.channel())

    said = api(ana).post(LINK).json()

    assert (said["bot"], said["url"]) == ("", None)
    assert house.shows(said["command"])[0].startswith("Listo")


def test_another_token_is_another_bot(house, api, ana):
    other = {"bot_token": "123456:another"}
    channels.change(house.channel.id, credentials=other, at=clock.now())

    assert api(ana).post(LINK).json()["url"] is None
