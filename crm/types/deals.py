"""The words of opportunities and queries."""

from django.db.models import TextChoices


class Stage(TextChoices):
    """`prospect → negotiation → closed`, and aside to `follow_up` and back."""

    PROSPECT = "prospect"
    NEGOTIATION = "negotiation"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


# Where an opportunity may go from where it stands; closing checks what negotiation asks for.
NEXT: dict[str, tuple[Stage, ...]] = {
    Stage.PROSPECT: (Stage.NEGOTIATION, Stage.FOLLOW_UP, Stage.CLOSED),
    Stage.NEGOTIATION: (Stage.PROSPECT, Stage.FOLLOW_UP, Stage.CLOSED),
    Stage.FOLLOW_UP: (Stage.PROSPECT, Stage.NEGOTIATION, Stage.CLOSED),
    Stage.CLOSED: (Stage.FOLLOW_UP,),
}
PROBABILITY: dict[str, int] = {Stage.PROSPECT: 20, Stage.NEGOTIATION: 60, Stage.FOLLOW_UP: 10}


class Outcome(TextChoices):
    """How a closed opportunity ended."""

    WON = "won"
    LOST = "lost"


class InquiryState(TextChoices):
    """`pending → resolved`, and back while it may be reopened."""

    PENDING = "pending"
    RESOLVED = "resolved"


class InquiryStepKind(TextChoices):
    """What happened to an inquiry."""

    OPENED = "opened"
    ASSIGNED = "assigned"
    WAITING = "waiting"  # for the customer: the clock stands still
    RESUMED = "resumed"
    RESOLVED = "resolved"
    REOPENED = "reopened"
