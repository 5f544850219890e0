"""What was shown, found and signed at the machine, and the report made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from field_service.models.orders import DIGITS, Order
from field_service.types import PhotoTag
from hub.kernel.ids import new_id


class Photo(models.Model):
    """A picture of the work; its file was drawn anew, so that it tells no place and no camera."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="photos")
    file = models.OneToOneField(
        "chat.Attachment", on_delete=models.PROTECT, related_name="service_photo"
    )
    tag = models.CharField(max_length=6, choices=PhotoTag.choices)
    item = models.CharField(max_length=20, blank=True)  # of a checklist, that asks for one
    note = models.CharField(max_length=200, blank=True)
    act_id = models.UUIDField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(tag__in=PhotoTag.values), name="photo_tag_known"),
            models.UniqueConstraint(fields=["order", "act_id"], name="photo_act_once"),
        ]
        indexes = [models.Index(fields=["order", "taken_at"], name="photo_of_order")]

    def __str__(self) -> str:
        return f"{self.tag} {self.taken_at}"


class Findings(models.Model):
    """What was wrong at an order, why, and what was done; the words that were written last."""

    order = models.OneToOneField(
        Order, primary_key=True, on_delete=models.PROTECT, related_name="findings"
    )
    fault = models.CharField(max_length=1000, blank=True)
    cause = models.CharField(max_length=1000, blank=True)
    remedy = models.CharField(max_length=2000, blank=True)
    next_service_on = models.DateField(null=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()  # by the phone's clock
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "findings"

    def __str__(self) -> str:
        return self.fault


class Signature(models.Model):
    """That the customer saw what was done, or why nobody was there to; never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="signatures")
    name = models.CharField(max_length=120, blank=True)
    document = models.CharField(max_length=40, blank=True)
    absent_reason = models.CharField(max_length=300, blank=True)
    drawing = models.BinaryField(null=True)  # PNG
    hash = models.CharField(max_length=64)  # of what was signed
    ip = models.GenericIPAddressField(null=True)
    act_id = models.UUIDField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "act_id"], name="signature_act_once"),
            models.CheckConstraint(
                condition=Q(absent_reason="", drawing__isnull=False) & ~Q(name="")
                | Q(drawing=None) & ~Q(absent_reason=""),
                name="signed_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.absent_reason


class ActivityReport(models.Model):
    """What was done at an order, as it was finished; the database refuses to change it.

    An order that is reopened and finished again has the same number with another version.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    snapshot = models.JSONField()
    hash = models.CharField(max_length=64)  # SHA-256 of the snapshot
    signature = models.ForeignKey(Signature, null=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    # Whether the customer was sent it; the database lets only these two be written.
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=40, blank=True)  # channel, mail, or why not

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "version"], name="report_version_once"),
            models.UniqueConstraint(fields=["number", "version"], name="report_number_once"),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="report_newest"),
            models.Index(fields=["created_at"], condition=Q(told_at=None), name="report_not_told"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Its number as people write it; a later version says which."""
        again = f"-{self.version}" if self.version > 1 else ""
        return f"IA-{self.number:0{DIGITS}d}{again}"
