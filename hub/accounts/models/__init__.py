"""Rows of people: who they are, how they are signed in, where they work."""

from hub.accounts.models.people import (
    BotToken,
    EndReason,
    LoginMiss,
    RefreshToken,
    Session,
    Team,
    Ticket,
    User,
    UserManager,
)
from hub.accounts.models.proving import Authenticator, RecoveryCode, SecurityRules
from hub.accounts.models.staff import Area, Assignment, Invitation, Photo, Position

__all__ = [
    "Area",
    "Assignment",
    "Authenticator",
    "BotToken",
    "EndReason",
    "Invitation",
    "LoginMiss",
    "Photo",
    "Position",
    "RecoveryCode",
    "RefreshToken",
    "SecurityRules",
    "Session",
    "Team",
    "Ticket",
    "User",
    "UserManager",
]
