"""How far a house has come that has just begun."""

from django.db.models import Q

from chat.models import Conversation, Hours, Message, Reception
from chat.types import Direction


def has_hours() -> bool:
    """Whether it says when somebody is there."""
    return Hours.objects.exists()


def greets() -> bool:
    """Whether any channel says something first."""
    says = Q(greets=True) | Q(tells_hours=True) | Q(asks=True)
    return Reception.objects.filter(says).exists()


def was_written_to() -> bool:
    """Whether any customer ever wrote."""
    return Message.objects.filter(direction=Direction.IN).exists()


def has_answered() -> bool:
    """Whether anybody of ours ever answered one."""
    return Conversation.objects.filter(answered=True).exists()
