"""Payment gateways of the house: who we are there, what they told us, where customers pay."""

from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import Q

from billing.models.payments import Payment, Refund
from billing.types.gateways import EventState, GatewayStatus
from hub.kernel.encrypted import EncryptedJSONField
from hub.kernel.ids import new_id, new_key


class GatewayAccount(models.Model):
    """The house at one gateway."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=20, unique=True)  # of the gateway's folder
    key = models.CharField(max_length=40, unique=True, default=new_key)  # of our door for notices
    credentials = EncryptedJSONField()
    active = models.BooleanField(default=True)
    known_as = models.CharField(max_length=120, blank=True)  # what the gateway calls us
    live = models.BooleanField(null=True)  # False: no real money moves
    tested_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)  # the last notice that proved itself
    last_error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def secrets(self) -> dict[str, str]:
        """Who we are there, opened."""
        return cast(dict[str, str], self.credentials)

    @property
    def notices_url(self) -> str:
        """The whole address where this gateway tells us what happens."""
        return f"{settings.PUBLIC_URL}/api/v1/gateways/{self.name}/notices/{self.key}/"


class GatewayEvent(models.Model):
    """A notice as it came in; stored before it is answered, and once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(GatewayAccount, on_delete=models.CASCADE, related_name="events")
    key = models.CharField(max_length=64)
    topic = models.CharField(max_length=40, blank=True)
    charge_id = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=EventState.choices, default=EventState.STORED)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=EventState.values), name="gateway_event_state_known"
            ),
            models.UniqueConstraint(fields=["account", "key"], name="gateway_event_once"),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(state=EventState.STORED),
                name="gateway_event_due",
            ),
            models.Index(fields=["-received_at", "-id"], name="gateway_event_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.charge_id}"


class Checkout(models.Model):
    """Where one payment is paid: asked of the gateway after its row is committed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="checkout")
    account = models.ForeignKey(GatewayAccount, on_delete=models.PROTECT, related_name="+")
    checkout_id = models.CharField(max_length=120, blank=True)
    url = models.CharField(max_length=1000, blank=True)  # empty until the gateway has answered
    last_status = models.CharField(max_length=12, choices=GatewayStatus.choices, blank=True)
    last_detail = models.CharField(max_length=100, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_look_at = models.DateTimeField(null=True)  # when we ask the gateway by ourselves
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_look_at"],
                condition=Q(next_look_at__isnull=False),
                name="checkout_to_look_at",
            )
        ]

    def __str__(self) -> str:
        return self.checkout_id or str(self.id)


class GatewayRefund(models.Model):
    """Money on its way back to the card it came from."""

    refund = models.OneToOneField(
        Refund, primary_key=True, on_delete=models.PROTECT, related_name="at_gateway"
    )
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    attempt = models.PositiveSmallIntegerField(default=0)  # how often it was begun anew
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="gateway_refund_due",
            )
        ]

    def __str__(self) -> str:
        return str(self.refund_id)
