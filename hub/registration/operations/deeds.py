"""Writes down what was done to a registration."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hub.registration.models import RegistrationDeed
from hub.registration.types import Deed

if TYPE_CHECKING:
    from hub.accounts.models import User


def note(user: User, deed: Deed, *, at: datetime, by: User | None = None, note: str = "") -> None:
    """Add one line to the history of an account; documents stand in it masked."""
    RegistrationDeed.objects.create(user=user, deed=deed, by=by, note=note[:255], at=at)
