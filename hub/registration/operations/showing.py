"""Shows whole document numbers one at a time: enough to serve people, too few to copy a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.accounts.roles import COUNTER
from hub.kernel.buckets import SharedBuckets
from hub.kernel.errors import Forbidden, RateLimited

if TYPE_CHECKING:
    from hub.accounts.models import User

AT_ONCE, PER_MINUTE = 20, 10  # of one person, through whatever door
_buckets = SharedBuckets("documents")


def refuse_copying(by: User) -> None:
    """Count a number that somebody is about to be shown; Forbidden, RateLimited."""
    if by.role not in COUNTER:
        raise Forbidden
    if wait := _buckets.wait(by.pk, per_second=PER_MINUTE / 60, burst=AT_ONCE):
        raise RateLimited(retry_after=wait)
