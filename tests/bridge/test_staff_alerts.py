"""Somebody who works here gets their notices in a chat with the house's bot."""

from datetime import timedelta

import pytest

from channels_bridge.models import Channel, RawEvent, StaffStart
from channels_bridge.operations import absorb, bot, channels
from chat.models import Conversation, Identity
from hub.accounts.operations import people
from hub.accounts.operations.status import set_status
from hub.kernel import clock
from hub.realtime import roster
from hub.realtime.people import PersonStreams
from hub.realtime.roster import Seen
from hub.reports.models import Alert, TelegramCode, TelegramLink
from hub.reports.operations import linking, telegram
from hub.reports.operations.notices import notify, read
from hub.reports.types import Notice
from tests.simulator.fixture import JORGE, ROSA

LINK, SETTINGS = "/api/v1/me/telegram-link/", "/api/v1/me/notification-settings/"
NOTICES = "/api/v1/notifications/"


@pytest.fixture
def house(bridge):
    """A house with a bot."""
    return House(bridge, bridge.channel())


class House:
    """What a story does: show codes to the bot, be told things, look at the phone."""

    def __init__(self, bridge, channel):
        self.bridge, self.channel = bridge, channel
        self.account = bridge.names[channel.id]

    def shows(self, command, *, phone=ROSA, **more):
        """Write to the bot and get its answer."""
        self.bridge.say(self.channel, text=command, phone=phone, **more)
        while bot.answer_next(at=clock.now()):
            pass
        return self.hears(phone)

    def hears(self, phone=ROSA):
        said = self.bridge.phone(self.channel, phone)
        return [bubble["text"] for bubble in said if bubble["author"] == "hub"]

    def told(self, phone=ROSA):
        """What came after the answer."""
        return self.hears(phone)[1:]

    def tells(self, user, text="hola", key="one"):
        told = Notice(kind="mention", key=key, title="Luis <Ramos>", text=text, link="/team/7")
        return notify(user.id, told, at=clock.now())

    def sends(self, **later):
        while telegram.tell_next(at=clock.now() + timedelta(**later)):
            pass

    def fault(self, **more):
        self.bridge.simulator.ctl(account=self.account, operation="sendMessage", **more)


@pytest.fixture
def linked(house, api, ana):
    """Ana, with Rosa's phone in her hand; the bot has answered."""
    house.shows(api(ana).post(LINK).json()["command"])
    return ana


def states():
    return sorted(Alert.objects.filter(way="telegram").values_list("state", flat=True))


def standing(api, user):
    return api(user).get(SETTINGS).json()["telegram_link"]


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
    assert not Conversation.objects.exists() and not Identity.objects.exists()
    assert RawEvent.objects.get().state == "processed"
    change = PersonStreams().replay(str(ana.id), after=0, limit=9)[-1]
    assert change.views[0].data["telegram_link"] == standing(api, ana)


@pytest.mark.parametrize("typed", ["{0}", "  {0} \n", "/START {1}", "/start@mostrador_bot {2}"])
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


def test_a_bot_that_does_not_tell_its_name_still_gives_a_code(house, api, ana):
    house.bridge.simulator.ctl(account=house.account, operation="getMe", status=500)

    said = api(ana).post(LINK).json()

    assert (said["bot"], said["url"]) == ("", None)
    assert house.shows(said["command"])[0].startswith("Listo")


def test_a_notice_is_told_once_in_plain_words_with_its_page(house, linked, settings):
    house.tells(linked, "¿<b>vienes</b>? *ya* [x](y)")
    house.sends()
    house.sends(hours=1)

    words = "Luis <Ramos>\n¿<b>vienes</b>? *ya* [x](y)\n\n"
    assert house.told() == [f"{words}{settings.PUBLIC_URL}/team/7"]
    assert states() == ["sent"] and not Conversation.objects.exists()


def test_everybody_hears_their_own(house, api, linked, luis):
    house.shows(api(luis).post(LINK).json()["command"], phone=JORGE)

    house.tells(linked, "para ana")
    house.tells(luis, "para luis")
    house.sends()

    assert "para ana" in house.told()[-1] and len(house.told()) == 1
    assert "para luis" in house.told(JORGE)[-1] and len(house.told(JORGE)) == 1


def test_a_chat_that_changes_hands_is_its_newest_owners(house, api, linked, luis):
    house.shows(api(luis).post(LINK).json()["command"])

    assert standing(api, linked) is None and standing(api, luis)
    [notice] = api(linked).get(NOTICES).json()["results"]
    assert notice["link"] == "/settings/notifications"


@pytest.mark.parametrize("why", ["blocked", "chat not found"])
def test_who_blocked_the_bot_is_unlinked_and_told_in_the_hub(house, api, linked, why):
    house.tells(linked)
    if why == "blocked":
        house.bridge.simulator.say(house.account, "block")  # and its update is not read yet
    else:
        TelegramLink.objects.update(chat="404")
    house.sends()

    assert standing(api, linked) is None and states() == ["failed"]
    newest = api(linked).get(NOTICES).json()["results"][0]
    assert newest["title"] == "Telegram ya no recibe tus avisos"
    house.tells(linked, key="next")
    house.sends()
    assert house.told() == []


def test_blocking_the_bot_unlinks_before_anything_is_to_be_told(house, api, linked):
    house.bridge.say(house.channel, "block")

    assert standing(api, linked) is None
    assert api(linked).get(NOTICES).json()["unread"] == 1


def test_a_flood_answer_is_obeyed(house, linked):
    house.fault(status=429, retry_after=300)
    house.tells(linked)

    house.sends()
    house.sends(seconds=290)
    assert house.told() == []
    house.sends(seconds=310)
    assert len(house.told()) == 1


def test_a_provider_error_is_tried_again(house, linked):
    house.fault(status=500)
    house.tells(linked)

    house.sends()
    house.sends(seconds=20)
    assert house.told() == []
    house.sends(seconds=40)
    assert (len(house.told()), states()) == (1, ["sent"])


def test_an_answer_that_got_lost_is_not_said_twice(house, linked):
    house.fault(then="drop", accept=True)
    house.tells(linked)

    house.sends()
    house.sends(hours=1)

    assert (len(house.told()), states()) == (1, ["failed"])


def test_a_refused_token_stops_the_channel_and_the_notice_waits(house, linked):
    house.fault(status=401)
    house.tells(linked)
    house.sends()
    assert Channel.objects.get(kind="telegram").stopped_at is not None

    channels.test(house.channel.id, at=clock.now())
    house.sends(minutes=1)

    assert len(house.told()) == 1


def test_a_channel_that_was_taken_away_ends_its_links(house, api, linked):
    channels.remove(house.channel.id, at=clock.now())
    house.tells(linked)
    house.sends()

    assert standing(api, linked) is None


def test_a_worker_that_dies_with_it_leaves_it_to_the_next(house, linked):
    from hub.reports.operations import alerts

    house.tells(linked)
    assert len(alerts.claim("telegram", at=clock.now(), most=9)) == 1  # and its plug is pulled

    house.sends(seconds=30)
    assert house.told() == []
    house.sends(seconds=61)
    assert len(house.told()) == 1


def test_what_was_read_meanwhile_is_not_told(house, linked):
    house.tells(linked)
    read(linked.id, ids=None, at=clock.now())
    house.sends()

    assert (house.told(), states()) == ([], ["dropped"])


def test_quiet_hours_pause_and_do_not_disturb_are_kept(house, api, linked):
    client, at = api(linked), clock.now()
    hours = {"quiet_from": "00:00", "quiet_to": "23:59:59"}
    client.put(SETTINGS, hours)
    house.tells(linked, key="hours")
    client.put(SETTINGS, {"quiet_from": None, "quiet_to": None, "telegram": False})
    house.tells(linked, key="pause")
    client.put(SETTINGS, {"telegram": True})
    ends = at + timedelta(hours=1)
    set_status(linked.id, emoji="", text="", until=None, quiet_until=ends, at=at)
    house.tells(linked, key="busy")

    house.sends()

    assert (house.told(), states()) == ([], [])


def test_a_window_in_use_has_half_a_minute_an_idle_one_swallows_nothing(house, linked):
    try:
        roster.write("here", {str(linked.id): Seen("online")})
        house.tells(linked)
        house.sends()
        assert house.told() == []
        house.sends(seconds=31)
        assert len(house.told()) == 1

        roster.write("here", {str(linked.id): Seen("away")})
        house.tells(linked, key="two")
        house.sends()
        assert len(house.told()) == 2
    finally:
        roster.take_down("here")


def test_unlinking_ends_it(house, api, linked):
    house.tells(linked)
    assert api(linked).delete(LINK).status_code == 204
    house.sends()

    assert standing(api, linked) is None
    assert (house.told(), states()) == ([], ["dropped"])
    change = PersonStreams().replay(str(linked.id), after=0, limit=99)[-1]
    assert change.views[0].data["telegram_link"] is None


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": "customer"}])
def test_who_leaves_or_becomes_a_customer_is_unlinked(house, linked, admin, change):
    house.tells(linked)
    people.change(linked, fields=change, by=admin, at=clock.now())
    back = {"is_active": True, "role": "advisor"}
    people.change(linked, fields=back, by=admin, at=clock.now())
    house.sends()

    assert (house.told(), states()) == ([], ["dropped"])


def test_a_lost_announcement_unlinks_all_the_same(house, api, linked):
    type(linked).objects.filter(id=linked.id).update(role="customer")
    house.tells(linked)
    linking.tidy(at=clock.now())
    type(linked).objects.filter(id=linked.id).update(role="advisor")

    assert standing(api, linked) is None and states() == []
