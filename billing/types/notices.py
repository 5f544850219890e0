"""The words of what customers are told in their channel, and of electronic invoicing."""

from django.db.models import TextChoices


class NoticeState(TextChoices):
    """`waiting → sent`, or `refused` by the channel until somebody tries another way."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"


class SubmissionState(TextChoices):
    """`waiting → sent → accepted` or `rejected`; `unknown` is asked after, never sent again."""

    WAITING = "waiting"
    SENT = "sent"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
