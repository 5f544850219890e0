"""What people asked about their own data, what came of it, and what went wrong with data."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hub.kernel.ids import new_id
from hub.privacy.types import OPEN, Country, RequestState, Right


class PrivacyRequest(models.Model):
    """One wish of one person; the row outlives the person's data as the proof of the answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    customer_id = models.UUIDField(null=True, db_index=True)
    right = models.CharField(max_length=16, choices=Right.choices)
    state = models.CharField(
        max_length=16, choices=RequestState.choices, default=RequestState.RECEIVED
    )
    note = models.TextField(blank=True)  # in the words of whoever asks
    changes = models.JSONField(default=dict)  # field → [before, wanted]
    country = models.CharField(max_length=2, choices=Country.choices)
    due_on = models.DateField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    identity_how = models.CharField(max_length=200, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)  # of a refusal
    kept = models.JSONField(default=list)  # what the law keeps: [{"kind", "count", "reason"}]
    archive = models.CharField(max_length=200, blank=True)  # a file below the media folder
    archive_until = models.DateTimeField(null=True)
    done = models.PositiveSmallIntegerField(default=0)  # per cent of the work
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)  # a worker is at it
    alerted_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(customer_id__isnull=False),
                name="privacy_request_is_of_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.DENIED) | ~Q(reason=""),
                name="privacy_denial_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, decided_at=None)
                | (~Q(state__in=OPEN) & Q(decided_at__isnull=False)),
                name="privacy_request_is_decided_once",
            ),
            models.UniqueConstraint(
                fields=["user", "right"],
                condition=Q(state__in=OPEN, user__isnull=False),
                name="privacy_one_open_of_user",
            ),
            models.UniqueConstraint(
                fields=["customer_id", "right"],
                condition=Q(state__in=OPEN, customer_id__isnull=False),
                name="privacy_one_open_of_customer",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="privacy_newest"),
            models.Index(fields=["due_on"], condition=Q(state__in=OPEN), name="privacy_due"),
        ]

    def __str__(self) -> str:
        return f"{self.right} {self.state}"


class PrivacySettings(models.Model):
    """Whose law counts, how many days the house promises, and who answers; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    country = models.CharField(max_length=2, choices=Country.choices, default=Country.PERU)
    days = models.JSONField(default=dict)  # right → business days, where fewer than the law's
    officer = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=254, blank=True)

    class Meta:
        verbose_name_plural = "privacy settings"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="privacy_settings_one_row")]

    def __str__(self) -> str:
        return self.country


class RetentionRule(models.Model):
    """How many days one kind of data is kept, where the house says other than usual."""

    key = models.CharField(max_length=40, primary_key=True)
    days = models.PositiveIntegerField()
    ran_at = models.DateTimeField(null=True)
    removed = models.PositiveIntegerField(default=0)  # by the last run that found something

    def __str__(self) -> str:
        return f"{self.key} {self.days}"


class Breach(models.Model):
    """Data that got where it should not: what happened, and who was told in time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField(max_length=200)
    what = models.TextField()
    found_at = models.DateTimeField()
    due_at = models.DateTimeField()
    people = models.PositiveIntegerField(null=True)
    affected = models.CharField(max_length=500, blank=True)
    measures = models.TextField(blank=True)
    authority_told_at = models.DateTimeField(null=True)
    people_told_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    alerted_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "breaches"
        indexes = [models.Index(fields=["-created_at", "-id"], name="breach_newest")]

    def __str__(self) -> str:
        return self.title
