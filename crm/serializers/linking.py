"""Shapes of links that prove a channel, and of the channels that are proven."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import segno
from rest_framework import serializers

from crm.types import Channel, Invitation, word_of
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from chat.models import Conversation


class NewChannelLink(StrictSerializer):
    """Which channel is to be proven."""

    channel = serializers.ChoiceField(choices=Channel.choices)


class ChannelLinkShape(serializers.Serializer[Any]):
    """A link that works once and for half an hour, for whoever asked for it."""

    channel = serializers.ChoiceField(choices=Channel.choices)
    name = serializers.CharField(help_text="What the house calls that channel.")
    url = serializers.CharField(help_text="Opens the chat: t.me, m.me or wa.me.")
    text = serializers.CharField(help_text="What it has one send; may be sent by hand.")
    qr = serializers.CharField(help_text="The address as a picture: a data: URL of SVG.")
    expires_at = serializers.DateTimeField()


class ProvenChannelShape(serializers.Serializer[Any]):
    """A channel that somebody has proven to be theirs."""

    conversation = serializers.CharField()
    channel = serializers.CharField()
    name = serializers.CharField(help_text="What the house calls that channel.")
    known_as = serializers.CharField(allow_blank=True, help_text="Phone, or name told there.")


def invitation(made: Invitation) -> dict[str, Any]:
    """Return a link, drawn as well for a phone's camera."""
    drawn = segno.make(made.url, error="m").svg_data_uri(border=2, scale=6, light="#fff")
    return {
        "channel": made.channel,
        "name": made.name,
        "url": made.url,
        "text": made.text,
        "qr": drawn,
        "expires_at": iso(made.expires_at),
    }


def proven(row: Conversation) -> dict[str, Any]:
    """Return a proven channel."""
    identity = row.identity
    known_as = (identity.phone or identity.name) if identity is not None else ""
    return {
        "conversation": str(row.id),
        "channel": word_of(row.channel_kind),
        "name": row.channel_name,
        "known_as": known_as,
    }
