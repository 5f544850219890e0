"""Channels: one bot, number or page of ours each."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices

from channels_bridge.types import Account
from chat.types import ChannelRef
from hub.kernel.encrypted import EncryptedJSONField
from hub.kernel.ids import new_id, new_key

WEB = "web"


class ChannelState(TextChoices):
    ACTIVE = "active"
    PAUSED = "paused"  # keeps storing what comes in, sends nothing
    ARCHIVED = "archived"  # gone from the screens, kept for its messages


class TokenState(TextChoices):
    UNTESTED = "untested"
    VALID = "valid"
    REFUSED = "refused"


class Channel(models.Model):
    """A door to one provider account; `key` is the unguessable part of its webhook's path."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=64, unique=True, default=new_key)
    credentials: Any = EncryptedJSONField(default=dict)  # names and values, all text
    learned = models.JSONField(default=dict)  # ids the provider told
    state = models.CharField(
        max_length=10, choices=ChannelState.choices, default=ChannelState.ACTIVE
    )
    token_state = models.CharField(
        max_length=10, choices=TokenState.choices, default=TokenState.UNTESTED
    )
    # The provider has reviewed that people of ours answer beyond the window.
    human_agent = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)  # the provider refuses our configuration
    last_error = models.CharField(max_length=500, blank=True)
    last_error_at = models.DateTimeField(null=True)
    shows_read = models.BooleanField(default=True)  # customers see that we read and write
    last_sent_at = models.DateTimeField(null=True)
    path = models.CharField(max_length=20, blank=True)  # the way it was set up: coexistence …
    heard_at = models.DateTimeField(null=True)  # the first webhook ever
    registered_at = models.DateTimeField(null=True)  # the provider shook hands with our address
    former: Any = EncryptedJSONField(default=dict)  # secrets replaced lately, accepted in webhooks
    former_until = models.DateTimeField(null=True)
    connect_at = models.DateTimeField(null=True)  # the webhook is to be registered from then on
    connect_tries = models.PositiveSmallIntegerField(default=0)  # in vain, in a row
    held_until = models.DateTimeField(null=True)  # the provider asked the whole channel to wait
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind="web"), name="channel_web_is_one"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def webhook_url(self) -> str:
        """The address to register at the provider; also what Twilio signs over."""
        if self.kind == WEB:
            return ""
        return f"{settings.PUBLIC_URL}/webhooks/{self.kind}/{self.key}/"

    @property
    def polls(self) -> bool:
        """Whether what comes in is asked for, instead of being brought to the webhook."""
        return str(self.credentials.get("mode")) == "polling"

    @property
    def sends(self) -> bool:
        """Whether deliveries may leave, once the provider's pause is over."""
        return self.state == ChannelState.ACTIVE and self.stopped_at is None

    def is_held(self, at: datetime) -> bool:
        """Whether the provider asked everything on this channel to wait."""
        return self.held_until is not None and self.held_until > at

    def account(self) -> Account:
        """Return what adapters see, secrets included."""
        return Account(
            id=self.id,
            kind=self.kind,
            name=self.name,
            credentials=self.credentials,
            webhook_url=self.webhook_url,
        )

    def former_account(self, at: datetime) -> Account | None:
        """Return the account with the secrets before the last change, while they are accepted."""
        if self.former_until is None or self.former_until <= at:
            return None
        return replace(self.account(), credentials={**self.credentials, **self.former})

    def ref(self) -> ChannelRef:
        """Return what chat copies of a channel."""
        return ChannelRef(id=self.id, kind=self.kind, name=self.name)
