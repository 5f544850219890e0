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
    spam_at = models.DateTimeField(null=True)  # one of ours said so: it rings and waits no more
    opted_out_at = models.DateTimeField(null=True)  # wants nothing but answers to own words
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
            ),
            # Finds the same line on other channels.
            models.Index(fields=["phone"], condition=~Q(phone=""), name="identity_phone"),
            models.Index(
                fields=["spam_at"], condition=Q(spam_at__isnull=False), name="identity_spam"
            ),
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


class WishWords(models.Model):
    """What the house takes as "write me no more", and what it answers; one row, or the defaults."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    stop = models.JSONField(default=list)
    back = models.JSONField(default=list)
    stop_answer = models.CharField(max_length=500)
    back_answer = models.CharField(max_length=500)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="wish_words_are_one_row")]

    def __str__(self) -> str:
        return ", ".join(self.stop)
