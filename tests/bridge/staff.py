"""A house whose bot tells its people what is new."""

from datetime import timedelta

import pytest

from channels_bridge.operations import bot, channels
from hub.kernel import clock
from hub.reports.operations import telegram
from hub.reports.operations.notices import notify
from hub.reports.types import Notice
from tests.simulator.fixture import ROSA

LINK, SETTINGS = "/api/v1/me/telegram-link/", "/api/v1/me/notification-settings/"
NOTICES = "/api/v1/notifications/"


@pytest.fixture
def house(bridge):
    """A house with a bot, connected."""
    channel = bridge.channel()
    channels.connect(channel.id, at=clock.now())
    return House(bridge, channel)


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


def standing(api, user):
    """Return where the Telegram of somebody stands."""
    return api(user).get(SETTINGS).json()["telegram_link"]
