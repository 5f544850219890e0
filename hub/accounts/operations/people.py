"""Makes people, changes what they are, and lets them go."""

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from hub.accounts.events import PersonChanged
from hub.accounts.models import EndReason, User
from hub.accounts.operations import sessions
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.kernel.events import announce

LONGEST_PASSWORD = 128


class UsernameTaken(Conflict):
    """Somebody else has that username, upper and lower case being the same."""

    code, detail = "username_taken", "This username is taken."


class LastAdmin(Conflict):
    """The house would be left without anybody who may administer it."""

    code, detail = "last_admin", "The last active admin cannot be taken away."


def add(
    *,
    username: str,
    role: str,
    first_name: str = "",
    last_name: str = "",
    email: str = "",
    phone: str = "",
    language: str = "es",
    password: str | None = None,
    by: User | None = None,
) -> User:
    """Make a person who can sign in; without a password only later, when one is set.

    `by` is the admin who does it, None for the house itself. UsernameTaken, Invalid.
    """
    if role == Role.BOT or role not in Role.values:
        raise Invalid(fields={"role": ["Not a role for people."]})
    user = User(
        username=clean_username(username),
        role=role,
        first_name=first_name,
        last_name=last_name,
        email=email,
        phone=phone,
        language=language,
    )
    set_password(user, password)
    save(user)
    return user


def change(user: User, *, fields: dict[str, Any], by: User, at: datetime) -> User:
    """Change a person (username, names, e-mail, phone, language, role, is_active, password).

    A new role counts from the next request, sockets sign in again; deactivation and a new
    password end all sessions. UsernameTaken, LastAdmin, Forbidden for one's own role.
    """
    with transaction.atomic():
        locked = User.objects.select_for_update().get(id=user.id)
        _refuse_own_demotion(locked, fields, by)
        role, was_active = locked.role, locked.is_active
        for name, value in fields.items():
            if name == "password":
                set_password(locked, value)
            else:
                setattr(locked, name, clean_username(value) if name == "username" else value)
        save(locked)
        _refuse_without_admin()
        _end_what_changed(locked, fields, role, at)
        if (locked.role, locked.is_active) != (role, was_active):
            announce(PersonChanged(user_id=locked.id))
    return locked


def change_own(user: User, *, fields: dict[str, Any], session: UUID, at: datetime) -> User:
    """Change one's own names, phone, language or password.

    `password` needs `current_password`; it ends every other session. A customer's phone is set by
    `set_contact`, once it is proven.
    """
    if user.role == Role.CUSTOMER and fields.get("phone", user.phone) != user.phone:
        raise Invalid(fields={"phone": ["Prove this phone first, in your profile."]})
    current, new = fields.pop("current_password", None), fields.pop("password", None)
    with transaction.atomic():
        locked = User.objects.select_for_update().get(id=user.id)
        for name, value in fields.items():
            setattr(locked, name, value)
        if new is not None:
            if not locked.check_password(current or ""):
                raise Invalid(fields={"current_password": ["This is not your password."]})
            set_password(locked, new)
            sessions.end_all(locked, reason=EndReason.PASSWORD, at=at, keep=session)
        locked.save()
    return locked


def set_contact(user_id: UUID, *, fields: Mapping[str, str]) -> User:
    """Set an `email` or `phone` that somebody has just proven to be theirs."""
    with transaction.atomic():
        locked = User.objects.select_for_update().get(id=user_id)
        for name in fields.keys() & {"email", "phone"}:
            setattr(locked, name, fields[name])
        locked.save(update_fields=["email", "phone"])
    return locked


def deactivate(user: User, *, by: User, at: datetime) -> User:
    """Shut a person out at once: HTTP now, sockets within two seconds."""
    return change(user, fields={"is_active": False}, by=by, at=at)


def set_password(user: User, password: str | None) -> None:
    """Put a checked password on an unsaved user; Invalid names why one is refused."""
    if password is None:
        user.set_unusable_password()
        return
    if len(password) > LONGEST_PASSWORD:
        raise Invalid(fields={"password": [f"At most {LONGEST_PASSWORD} characters."]})
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid(fields={"password": list(error.messages)}) from None
    user.set_password(password)


def clean_username(username: str) -> str:
    """Return a username without spaces, its letters in one form; Invalid otherwise."""
    cleaned = unicodedata.normalize("NFKC", username).strip()
    if not 3 <= len(cleaned) <= 150 or not cleaned.isprintable() or " " in cleaned:
        raise Invalid(fields={"username": ["3 to 150 visible characters without spaces."]})
    return cleaned


def save(user: User) -> None:
    """Store a user under a name that nobody else has; UsernameTaken otherwise."""
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise UsernameTaken from None


def _end_what_changed(user: User, fields: dict[str, Any], role: str, at: datetime) -> None:
    if not user.is_active:
        sessions.end_all(user, reason=EndReason.DEACTIVATED, at=at)
    elif "password" in fields:
        sessions.end_all(user, reason=EndReason.PASSWORD, at=at)
    elif user.role != role:
        sessions.reconnect(user)


def _refuse_own_demotion(user: User, fields: dict[str, Any], by: User) -> None:
    demoted = fields.get("role", user.role) != user.role
    if user.id == by.id and (demoted or fields.get("is_active") is False):
        raise Forbidden("You cannot change your own role or deactivate yourself.")


def _refuse_without_admin() -> None:
    if not User.objects.filter(role=Role.ADMIN, is_active=True).exists():
        raise LastAdmin
