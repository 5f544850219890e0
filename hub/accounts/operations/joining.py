"""Lets somebody who has an account take the place an invitation keeps, as who they are already.

It never gives an account away: it is the caller's own that joins, and they have just said once more
who they are. That they are who was invited, the link says alone where no address is known or no
mail can be sent; else it is the mailed link, or the same address, proven.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from hub.accounts.models import User
from hub.accounts.operations import invitations, people
from hub.accounts.operations.assignments import AlreadyHere
from hub.accounts.operations.invitations import Opened
from hub.accounts.roles import STAFF, Role
from hub.kernel.errors import Conflict, Forbidden


class InvitedAnother(Forbidden):
    """The invitation is for an address that this account has not proven."""

    code, detail = "invitation_for_another", "This invitation is for another address."


class OtherKind(Conflict):
    """An account of this kind cannot take it: who works here is no customer."""

    code, detail = "account_of_another_kind", "This invitation needs an account of another kind."


def join(token: str, *, user: User, at: datetime) -> User:
    """Take the place a link opens with one's own account.

    A customer who works here from now on signs in again, as one of ours. InvitationOver,
    InvitedAnother, AlreadyHere, OtherKind.
    """
    with transaction.atomic():
        found = invitations.held(token, at=at)
        row, locked = found.invitation, people.held(user.id)
        if locked.role in STAFF and row.role in STAFF:
            raise AlreadyHere
        if locked.role != Role.CUSTOMER or row.role not in {*STAFF, Role.CUSTOMER}:
            raise OtherKind
        if not _is_for(found, locked):
            raise InvitedAnother
        invitations.take(row, locked, at=at)
        if row.role in STAFF and row.invited_by is not None:
            locked.area, locked.position = row.area, row.position
            locked.save(update_fields=["area", "position"])
            locked = people.change(locked, fields={"role": row.role}, by=row.invited_by, at=at)
    return locked


def _is_for(found: Opened, user: User) -> bool:
    """Whether an account is of whom an invitation means."""
    address = found.invitation.email
    if not address or found.by_mail or not settings.EMAIL:
        return True
    return user.email_verified_at is not None and user.email.lower() == address.lower()
