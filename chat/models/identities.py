"""Outside people as a channel knows them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hub.kernel.ids import new_id


class Identity(models.Model):
    """One person on one channel; who they are as a customer is pushed down by crm."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel_id = models.UUIDField()
    external_id = models.CharField(max_length=255)
    name = models.CharField(max_length=255, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    blocked_at = models.DateTimeField(null=True)  # they blocked us
    customer_id = models.UUIDField(null=True, db_index=True)
    customer_name = models.CharField(max_length=255, blank=True)
    portal_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel_id", "external_id"], name="identity_is_one_per_channel"
            )
        ]
        indexes = [
            # The sweeper of crm looks for these.
            models.Index(
                fields=["created_at"], condition=Q(customer_id=None), name="identity_unlinked"
            )
        ]

    def __str__(self) -> str:
        # A provider's id says nothing to people; its end tells two strangers apart.
        return self.customer_name or self.name or self.phone or f"··{self.external_id[-4:]}"


class Alias(models.Model):
    """Another id of the same person on the same channel."""

    channel_id = models.UUIDField()
    external_id = models.CharField(max_length=255)
    identity = models.ForeignKey(Identity, on_delete=models.CASCADE, related_name="aliases")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel_id", "external_id"], name="alias_is_one_per_channel"
            )
        ]

    def __str__(self) -> str:
        return self.external_id
