"""What customers change about themselves; a new address or phone needs proof that it is theirs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import transaction

from crm.operations import customers
from crm.operations.told import CHANGED
from crm.queries.linking import proven_phones
from hub.accounts.operations import people
from hub.kernel.buckets import Buckets
from hub.kernel.errors import Conflict, Invalid, RateLimited, Unavailable
from hub.reports.operations import facts
from hub.reports.operations.posting import NoMail, post
from hub.reports.types import Fact

if TYPE_CHECKING:
    from hub.accounts.models import User

SALT = "crm.profile.email"
LIVES = timedelta(hours=1)
PER_HOUR = 5
_mails = Buckets()
WORDS = {
    "es": {
        "subject": "Confirme su nuevo correo",
        "body": "Hola, {name}:\n\nConfirme que este correo es suyo abriendo este enlace. "
        "Vale una vez y por una hora.\n\n{link}\n\nSi no fue usted, no haga nada.\n",
        "left": "Su correo cambió",
        "left_body": "Hola, {name}:\n\nDesde ahora su cuenta usa otro correo: {email}. "
        "Si no fue usted, escríbanos cuanto antes.\n",
    },
    "en": {
        "subject": "Confirm your new e-mail",
        "body": "Hello {name},\n\nConfirm that this address is yours by opening this link. "
        "It works once and for an hour.\n\n{link}\n\nIf that was not you, do nothing.\n",
        "left": "Your e-mail has changed",
        "left_body": "Hello {name},\n\nFrom now on your account uses another address: {email}. "
        "If that was not you, write to us at once.\n",
    },
}


class LinkExpired(Conflict):
    """The link to confirm an address ran out, was used, or was meant for somebody else."""

    code, detail = "link_expired", "This link is not valid any more; ask for another."


def change(*, user: User, session: UUID, fields: Mapping[str, Any], at: datetime) -> User:
    """Change one's own names and language; the counter's record is called the same."""
    with transaction.atomic():
        changed = people.change_own(user, fields=dict(fields), session=session, at=at)
        _record(changed, {"name": changed.name}, at)
    return changed


def set_phone(*, user: User, phone: str, password: str, at: datetime) -> User:
    """Take a phone that was proven on WhatsApp as one's own; Invalid for any other."""
    _step_up(user, password)
    if phone not in proven_phones(user.id):
        raise Invalid(fields={"phone": ["Prove this phone first: write to us from its WhatsApp."]})
    return _set(user, {"phone": phone}, at=at)


def ask_email(*, user: User, email: str, password: str) -> None:
    """Mail a link to a new address that confirms it; NoMail without a server."""
    _step_up(user, password)
    if (wait := _mails.wait(user.id, per_second=PER_HOUR / 3600, burst=PER_HOUR)) > 0:
        raise RateLimited(retry_after=wait)
    said = {"user": str(user.id), "old": user.email, "new": email}
    token = signing.dumps(said, salt=SALT, compress=True)
    words = WORDS.get(user.language, WORDS["es"])
    link = f"{settings.PUBLIC_URL}/portal/profile?email={quote(token)}"
    body = words["body"].format(name=user.name, link=link)
    if not post(to=email, subject=words["subject"], body=body):
        raise Unavailable("The mail server did not take it; try again later.")


def confirm_email(*, user: User, token: str, at: datetime) -> User:
    """Take a confirmed address as one's own, once; the former one is told."""
    try:
        said = signing.loads(token, salt=SALT, max_age=LIVES)
    except signing.BadSignature:
        raise LinkExpired from None
    if said["user"] != str(user.id) or said["old"] != user.email or said["new"] == user.email:
        raise LinkExpired
    changed = _set(user, {"email": said["new"]}, at=at)
    words = WORDS.get(user.language, WORDS["es"])
    if said["old"]:
        _tell_former(changed, said["old"], words)
    return changed


def _set(user: User, fields: Mapping[str, str], *, at: datetime) -> User:
    with transaction.atomic():
        changed = people.set_contact(user.id, fields=fields)
        _record(changed, fields, at)
        what = next(iter(fields))
        facts.tell(
            user.id,
            Fact(
                kind=CHANGED,
                key=f"account:{what}:{at.isoformat()}",
                link="/portal/profile",
                values={"value": fields[what]},
            ),
            at=at,
        )
    return changed


def _record(user: User, fields: Mapping[str, str], at: datetime) -> None:
    own = customers.of_user(user, at=at)
    customers.change(customer=own, fields=fields, at=at)


def _step_up(user: User, password: str) -> None:
    if not user.check_password(password):
        raise Invalid(fields={"current_password": ["This is not your password."]})


def _tell_former(user: User, address: str, words: Mapping[str, str]) -> None:
    body = words["left_body"].format(name=user.name, email=user.email)
    try:
        post(to=address, subject=words["left"], body=body)
    except NoMail:
        return
