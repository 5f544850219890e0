"""Letting programs be told, as the worker does."""

from datetime import timedelta

from chat.models import HookDelivery
from chat.operations import telling
from hub.kernel import clock

SUBSCRIPTIONS = "/api/v1/subscriptions/"
EVERYTHING = ["message.received", "message.sent", "note.added", "conversation.changed"]


def later(seconds=0.0):
    return lambda: clock.now() + timedelta(seconds=seconds)


def told(subscription, *, after=0.0):
    """Let everything that happened be told, `after` seconds from now."""
    telling.gather(at=later(after)())
    telling.note_standing()
    return telling.drain(subscription["id"], now=later(after))


def rows(**wanted):
    return HookDelivery.objects.filter(**wanted).order_by("next_try_at", "id")
