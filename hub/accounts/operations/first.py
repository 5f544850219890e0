"""The first admin of a house nobody administers yet, made on a page and by whoever started it."""

from __future__ import annotations

import hmac

from django.db import transaction
from django.utils.crypto import salted_hmac

from hub.accounts.models import User
from hub.accounts.operations import people
from hub.accounts.queries import HOUSE_BOT
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Forbidden

LENGTH = 24  # hexadecimal digits of the code: 96 bits


class HouseIsOpen(Conflict):
    """Somebody administers the house already."""

    code, detail = "house_is_open", "This house has an admin already; sign in."


class WrongCode(Forbidden):
    """The code is not the one that was printed at start."""

    code, detail = "wrong_address", "This is not the address that was printed at start."


def code() -> str:
    """Return what the address printed at start carries; the same until there is an admin."""
    return salted_hmac("hub.accounts.first", "admin", algorithm="sha256").hexdigest()[:LENGTH]


def is_awaited() -> bool:
    """Whether nobody administers the house yet."""
    return not User.objects.filter(role=Role.ADMIN).exists()


def make(
    *, shown: str, username: str, first_name: str, last_name: str, email: str, password: str
) -> User:
    """Make the first admin, one of many who try at once; HouseIsOpen, WrongCode, Invalid."""
    if not hmac.compare_digest(shown.encode(), code().encode()):
        raise WrongCode
    with transaction.atomic():
        User.objects.select_for_update().get(username=HOUSE_BOT)  # one after the other
        if not is_awaited():
            raise HouseIsOpen
        return people.add(
            username=username,
            role=Role.ADMIN,
            first_name=first_name,
            last_name=last_name,
            email=email,
            password=password,
        )
