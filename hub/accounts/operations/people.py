"""Makes people, changes what they are, and lets them go."""

import unicodedata
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from hub.accounts.models import EndReason, User
from hub.accounts.operations import effects, history, logins, sessions
from hub.accounts.roles import STAFF, Role
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from hub.kernel.phones import e164

LONGEST_PASSWORD = 128


class UsernameTaken(Conflict):
    """Somebody else has that username, upper and lower case being the same."""

    code, detail = "username_taken", "This username is taken."


class CodeTaken(Conflict):
    """Somebody else has that code."""

    code, detail = "code_taken", "Somebody else has this code."


def add(*, by: User | None = None, **about: Any) -> User:
    """Make a person who can sign in; without a password only later, when one is set.

    `about` as for `draft`; `by` is the admin who does it, None for the house itself. Staff get the
    next `code` where none is given, and their history begins today. UsernameTaken, CodeTaken,
    Invalid.
    """
    user = draft(**about)
    with transaction.atomic():
        save(user)
        if user.role in STAFF:
            _number(user)
            history.note_role(user, by=by, at=user.created_at)
    return user


def draft(
    *, username: str, role: str, password: str | None = None, phone: str = "", **about: str
) -> User:
    """Return a person who is not stored yet, everything about them checked; Invalid.

    `about`: first_name, last_name, email, language, code.
    """
    if role == Role.BOT or role not in Role.values:
        raise Invalid(fields={"role": ["Not a role for people."]})
    user = User(username=clean_username(username), role=role, phone=clean_phone(phone), **about)
    set_password(user, password)
    return user


def change(user: User, *, fields: dict[str, Any], by: User, at: datetime) -> User:
    """Change a person (username, names, e-mail, phone, language, code, role, is_active, password).

    A new role counts from the next request, sockets sign in again; deactivation and a new
    password end all sessions. UsernameTaken, CodeTaken, LastAdmin, Forbidden for one's own role.
    """
    with transaction.atomic():
        locked = User.objects.select_for_update().get(id=user.id)
        _refuse_own_demotion(locked, fields, by)
        role, was_active = locked.role, locked.is_active
        for name, value in fields.items():
            _put(locked, name, value)
        save(locked)
        if locked.role in STAFF:
            _number(locked)
        if (locked.role, locked.is_active) != (role, was_active):
            history.note_role(locked, by=by, at=at)
        effects.follow(
            locked, role=role, was_active=was_active, new_password="password" in fields, at=at
        )
    return locked


def change_own(user: User, *, fields: dict[str, Any], session: UUID, at: datetime) -> User:
    """Change one's own names, phone, language or password.

    `password` needs `current_password`; it ends every other session. A customer's phone is set by
    `set_phone`, once it is proven.
    """
    if user.role == Role.CUSTOMER and fields.get("phone", user.phone) != user.phone:
        raise Invalid(fields={"phone": ["Prove this phone first, in your profile."]})
    current, new = fields.pop("current_password", None), fields.pop("password", None)
    if new is not None:
        logins.demand_password(user, current or "", at=at)
    with transaction.atomic():
        locked = User.objects.select_for_update().get(id=user.id)
        for name, value in fields.items():
            _put(locked, name, value)
        if new is not None:
            set_password(locked, new)
            sessions.end_all(locked, reason=EndReason.PASSWORD, at=at, keep=session)
        locked.save()
    return locked


def held(user_id: UUID) -> User:
    """Return an active person whose row the caller's transaction holds from now on; NotFound."""
    user = User.objects.select_for_update().filter(id=user_id, is_active=True).first()
    if user is None or user.role == Role.BOT:
        raise NotFound
    return user


def correct(user: User, **fields: Any) -> None:
    """Write other names or another e-mail on a person whose row the caller holds."""
    for name, value in fields.items():
        setattr(user, name, value)
    user.save(update_fields=list(fields))


def renew_password(user: User, password: str, *, at: datetime) -> None:
    """Give somebody who lost theirs another password, which ends every session; Invalid.

    Whoever calls holds the row, and has seen that it is them.
    """
    set_password(user, password)
    user.save(update_fields=["password"])
    sessions.end_all(user, reason=EndReason.PASSWORD, at=at)


def set_phone(user_id: UUID, phone: str) -> User:
    """Set a phone that somebody has just proven to be theirs."""
    with transaction.atomic():
        locked = User.objects.select_for_update().get(id=user_id)
        locked.phone = phone
        locked.save(update_fields=["phone"])
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


def clean_phone(phone: str) -> str:
    """Return a phone in E.164, empty where there is none; Invalid when nobody could call it."""
    if not phone.strip():
        return ""
    if not (written := e164(phone)):
        raise Invalid(fields={"phone": ["This is not a phone number."]})
    return written


def save(user: User) -> None:
    """Store a user under a name and a code that nobody else has; UsernameTaken, CodeTaken."""
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        others = User.objects.exclude(id=user.id)
        if others.filter(username__iexact=user.username).exists():
            raise UsernameTaken from None
        raise CodeTaken from None


def _number(user: User) -> None:
    """Give somebody of the staff the next free code where they have none."""
    while not user.code:
        taken = User.objects.filter(code__regex=r"^P[0-9]+$").values_list("code", flat=True)
        user.code = f"P{max([int(code[1:]) for code in taken], default=0) + 1:03d}"
        try:
            save(user)
        except CodeTaken:  # somebody came at the same moment
            user.code = ""


def _put(user: User, name: str, value: Any) -> None:
    if name == "password":
        set_password(user, value)
    elif name == "username":
        user.username = clean_username(value)
    elif name == "phone":
        user.phone = clean_phone(value)
    elif name == "email" and value != user.email:
        user.email, user.email_verified_at = value, None
    else:
        setattr(user, name, value)


def _refuse_own_demotion(user: User, fields: dict[str, Any], by: User) -> None:
    demoted = fields.get("role", user.role) != user.role
    if user.id == by.id and (demoted or fields.get("is_active") is False):
        raise Forbidden("You cannot change your own role or deactivate yourself.")
