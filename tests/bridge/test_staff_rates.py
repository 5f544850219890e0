"""What holds alerts back – our rates, busy seats, a stopped channel – costs no try."""

from datetime import timedelta

import pytest

from channels_bridge.models import StaffStart
from channels_bridge.operations import bot, channels
from channels_bridge.operations.slots import PER_CHANNEL, slots
from hub.kernel import clock
from hub.reports.models import Alert
from hub.reports.operations import telegram
from tests.bridge.staff import LINK
from tests.patience import wait


def waiting():
    """The tries of what still waits."""
    return list(
        Alert.objects.filter(way="telegram", state="queued").values_list("tries", flat=True)
    )


def test_many_at_once_all_arrive_as_fast_as_one_person_is_written_to(house, linked):
    for number in range(22):
        house.tells(linked, str(number), key=str(number))
    house.sends()
    assert len(house.told()) < 22 and set(waiting()) == {0}
    latest = Alert.objects.filter(state="queued").latest("due_at")
    assert latest.due_at < clock.now() + timedelta(seconds=2)

    wait(lambda: house.sends() or not waiting(), seconds=9)

    assert len(house.told()) == 22


@pytest.mark.parametrize("state", ["paused", "stopped"])
def test_a_channel_that_stands_still_costs_no_try(house, linked, state):
    house.tells(linked)
    if state == "paused":
        channels.change(house.channel.id, state="paused", at=clock.now())
    else:
        house.fault(status=401)
    for minutes in range(8):
        telegram.tell_next(at=clock.now() + timedelta(minutes=minutes))
    assert (house.told(), waiting()) == ([], [0])

    channels.change(house.channel.id, state="active", at=clock.now())
    house.sends(minutes=1)

    assert len(house.told()) == 1


def test_the_answer_to_a_code_waits_for_a_channel_that_stands_still(house, api, ana):
    command = api(ana).post(LINK).json()["command"]
    house.bridge.say(house.channel, text=command)
    channels.change(house.channel.id, state="paused", at=clock.now())
    for minutes in range(8):
        bot.answer_next(at=clock.now() + timedelta(minutes=minutes))
    assert StaffStart.objects.get().tries == 0

    channels.change(house.channel.id, state="active", at=clock.now())
    bot.answer_next(at=clock.now() + timedelta(minutes=9))

    assert len(house.hears()) == 1


def test_alerts_take_a_seat_of_their_channel_like_every_call(house, linked):
    house.tells(linked)
    seats = [slots.take(house.channel.id) for _ in range(PER_CHANNEL)]
    assert seats == [True] * PER_CHANNEL

    house.sends()
    assert (house.told(), waiting()) == ([], [0])
    for _ in seats:
        slots.give(house.channel.id)
    house.sends(seconds=5)

    assert len(house.told()) == 1
    assert slots.take(house.channel.id) and slots.take(house.channel.id)  # and it was given back
    for _ in seats:
        slots.give(house.channel.id)
