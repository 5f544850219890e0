"""The words of what customers are told in their channel, and of electronic invoicing."""

from django.db.models import TextChoices


class NoticeState(TextChoices):
    """`waiting → sent`, or `refused` by the channel until somebody tries another way."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"


class SubmissionState(TextChoices):
    """`waiting → sent → accepted` or `rejected`; `accepted → cancelling → cancelled`, or back.

    `unknown` is asked after, never sent again; `rejected` is sent again by a person.
    """

    WAITING = "waiting"
    SENT = "sent"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"


class Electronic(TextChoices):
    """How an invoice stands with the authority, as the office is told."""

    NONE = "none"  # no service is connected, or nothing was sold by it
    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
