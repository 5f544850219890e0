"""What happened with people, for those who stand above."""

from dataclasses import dataclass
from uuid import UUID

from hub.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    """Somebody has another role, was shut out or let in again."""

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class AvailabilityChanged(Event):
    """Somebody may be given new work, or no more; also told when they come in."""

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamChanged(Event):
    """A team has another name or other people, or is no more."""

    team_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(Event):
    """Somebody took the place that was kept for them."""

    invitation_id: UUID
    user_id: UUID
