"""Somebody who works here gets their notices in a chat with the house's bot."""

from datetime import timedelta

import pytest

from channels_bridge.models import Channel
from channels_bridge.operations import channels
from chat.models import Conversation
from hub.accounts.operations import people
from hub.accounts.operations.status import set_status
from hub.kernel import clock
from hub.realtime import roster
from hub.realtime.people import PersonStreams
from hub.realtime.roster import Seen
from hub.reports.models import Alert, TelegramLink
from hub.reports.operations import alerts, linking
from hub.reports.operations.notices import read
from tests.bridge.staff import LINK, NOTICES, SETTINGS, standing
from tests.simulator.fixture import JORGE


def states():
    return sorted(Alert.objects.filter(way="telegram").values_list("state", flat=True))


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
