"""What is told of people beside their messages."""

from dataclasses import replace
from datetime import datetime

from channels_bridge.models import Channel
from channels_bridge.operations import bot, renaming
from channels_bridge.operations.known import storable, storable_sender
from channels_bridge.types import (
    Item,
    OptedOut,
    Reachability,
    Referred,
    Renamed,
    StaffShown,
)
from chat.operations import identities, messages, wishes
from hub.reports.operations import linking


def take(channel: Channel, item: Item, *, at: datetime) -> None:
    """Take what is told of a person without a message: ids, wishes, whether they hear us."""
    match item:
        case Reachability():
            _take_reachability(channel, item, at)
        case StaffShown():
            bot.shown(channel, replace(item, sender=storable_sender(item.sender)), at=at)
        case Referred():
            messages.note_referral(
                channel_id=channel.id,
                sender=item.sender,
                external_id=item.external_id,
                referral=storable(item.referral),
                at=at,
            )
        case Renamed():
            renaming.follow(
                channel.id,
                item.sender,
                old_id=item.old_id,
                new_id=item.new_id,
                phone=item.phone,
                at=at,
            )
        case OptedOut():
            wishes.take_over(channel_id=channel.id, sender=item.sender, out=item.out, at=at)


def _take_reachability(channel: Channel, item: Reachability, at: datetime) -> None:
    identities.set_reachable(
        channel_id=channel.id, sender=item.sender, reachable=item.reachable, at=at
    )
    if not item.reachable:
        linking.lose_chat(channel.id, item.sender.external_id, at=at)
