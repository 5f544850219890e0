"""Documents as they were drawn, and the mail that carried them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from billing.types.mailing import MailState
from hub.kernel.ids import new_id

S = MailState


class StoredPdf(models.Model):
    """A document as it was drawn: never changed, and the one everybody gets."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)  # of `billing.ports.printable`
    subject_id = models.UUIDField()
    edition = models.CharField(max_length=64)  # of what was issued; else the digest itself
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    file = models.FileField(max_length=200)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id", "edition"], name="pdf_of_edition_once"
            )
        ]

    def __str__(self) -> str:
        return self.sha256


class Mailed(models.Model):
    """One mail with a document inside: what was sent to whom, and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    label = models.CharField(max_length=60)  # how people call the document
    is_again = models.BooleanField(default=False)  # it was sent before
    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    file_name = models.CharField(max_length=100)
    pdf = models.ForeignKey(StoredPdf, null=True, on_delete=models.PROTECT, related_name="+")
    message_id = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=S.choices, default=S.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "mailed"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=S.values), name="mail_state_known"),
            models.CheckConstraint(
                condition=~Q(state=S.SENT) | Q(sent_at__isnull=False, pdf__isnull=False),
                name="sent_mail_has_its_document",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="mailed_newest"),
            models.Index(fields=["subject_id", "-created_at"], name="mailed_of_document"),
            models.Index(
                fields=["due_at"], condition=Q(state__in=[S.QUEUED, S.SENDING]), name="mailed_due"
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class BouncedAddress(models.Model):
    """An address a server refused for good: nothing automatic is mailed there."""

    address = models.EmailField(primary_key=True)  # in small letters
    error = models.CharField(max_length=200)
    bounced_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "bounced addresses"

    def __str__(self) -> str:
        return self.address
