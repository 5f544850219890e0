"""The words of mail that carries documents."""

from django.db.models import TextChoices


class MailState(TextChoices):
    """`queued → sending → sent`, or `failed` (never taken), or `bounced` (refused for good)."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    BOUNCED = "bounced"
