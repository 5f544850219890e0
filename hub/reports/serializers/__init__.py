"""Notices and settings on the wire."""

from typing import Any

from rest_framework import serializers

from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.reports import queries
from hub.reports.models import Notification, NotificationSettings
from hub.reports.types import Invitation

MOST_IDS = 200


class NotificationShape(serializers.Serializer[Any]):
    """One thing to look at."""

    id = serializers.CharField()
    kind = serializers.CharField(help_text="direct, mention, reply, group, assigned …")
    title = serializers.CharField()
    text = serializers.CharField()
    link = serializers.CharField(help_text="A page of the web app.")
    created_at = serializers.CharField()
    read_at = serializers.CharField(allow_null=True)


class NotificationsShape(serializers.Serializer[Any]):
    """A page of notices, with how many are unread in all."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = NotificationShape(many=True)
    unread = serializers.IntegerField()


class UnreadShape(serializers.Serializer[Any]):
    """How many notices are not read."""

    unread = serializers.IntegerField()


class TelegramLinkShape(serializers.Serializer[Any]):
    """The chat where one gets notices."""

    name = serializers.CharField(help_text="As Telegram tells it; may be empty.")
    linked_at = serializers.CharField()


class TelegramCodeShape(serializers.Serializer[Any]):
    """A code that links one's chat with the bot: once, for a quarter of an hour."""

    command = serializers.CharField(help_text="What to write to the bot: `/start staff-…`.")
    url = serializers.CharField(allow_null=True, help_text="Opens Telegram and writes it.")
    bot = serializers.CharField(help_text="The bot's username; empty when it is not known.")
    expires_at = serializers.CharField()


class SettingsShape(serializers.Serializer[Any]):
    """How one wants to be reached."""

    email_when_away = serializers.BooleanField()
    desktop = serializers.BooleanField()
    sound = serializers.BooleanField()
    push = serializers.BooleanField()
    telegram = serializers.BooleanField(help_text="Off: linked, and nothing is sent there.")
    telegram_available = serializers.BooleanField(help_text="Whether the house has a bot.")
    telegram_link = TelegramLinkShape(allow_null=True)
    quiet_from = serializers.CharField(allow_null=True, help_text="Time of day, 22:00.")
    quiet_to = serializers.CharField(allow_null=True)


class PushKeyShape(serializers.Serializer[Any]):
    """What a browser is asked to subscribe with."""

    key = serializers.CharField(help_text="`applicationServerKey`, base64url.")


class PushedShape(serializers.Serializer[Any]):
    """A browser that is pushed at."""

    id = serializers.CharField()


class ListQuery(serializers.Serializer[Any]):
    unread = serializers.BooleanField(required=False, default=False)


class SeenBody(StrictSerializer):
    """Some notices, or all of them."""

    ids = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=None, max_length=MOST_IDS
    )
    all = serializers.BooleanField(required=False, default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if (attrs["ids"] is None) != attrs["all"]:
            raise serializers.ValidationError({"ids": ["Either ids or all."]})
        return attrs


class SettingsBody(StrictSerializer):
    """What is to change; quiet hours have both ends or none."""

    email_when_away = serializers.BooleanField(required=False)
    desktop = serializers.BooleanField(required=False)
    sound = serializers.BooleanField(required=False)
    push = serializers.BooleanField(required=False)
    telegram = serializers.BooleanField(required=False)
    quiet_from = serializers.TimeField(required=False, allow_null=True)
    quiet_to = serializers.TimeField(required=False, allow_null=True)


class PushKeysBody(StrictSerializer):
    p256dh = serializers.CharField(max_length=120)
    auth = serializers.CharField(max_length=40)


class SubscribeBody(StrictSerializer):
    """`PushSubscription.toJSON()` of a browser."""

    endpoint = serializers.CharField(max_length=2000)
    expirationTime = serializers.FloatField(required=False, allow_null=True, default=None)
    keys = PushKeysBody()


class UnsubscribeBody(StrictSerializer):
    endpoint = serializers.CharField(max_length=2000)


def notification(row: Notification) -> dict[str, Any]:
    """Return one notice."""
    return {
        "id": str(row.id),
        "kind": row.kind,
        "title": row.title,
        "text": row.text,
        "link": row.link,
        "created_at": iso(row.created_at),
        "read_at": iso(row.read_at),
    }


def wants(row: NotificationSettings) -> dict[str, Any]:
    """Return how somebody wants to be reached, and where their Telegram stands."""
    link = queries.telegram_link_of(row.user_id)
    return {
        "email_when_away": row.email_when_away,
        "desktop": row.desktop,
        "sound": row.sound,
        "push": row.push,
        "telegram": row.telegram,
        "telegram_available": queries.telegram_is_on(),
        "telegram_link": link and {"name": link.name, "linked_at": iso(link.linked_at)},
        "quiet_from": f"{row.quiet_from:%H:%M}" if row.quiet_from else None,
        "quiet_to": f"{row.quiet_to:%H:%M}" if row.quiet_to else None,
    }


def invitation(made: Invitation) -> dict[str, Any]:
    """Return a code as it is shown once, to whoever asked for it."""
    return {
        "command": made.command,
        "url": made.url,
        "bot": made.bot,
        "expires_at": iso(made.expires_at),
    }
