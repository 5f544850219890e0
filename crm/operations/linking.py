"""Proves a channel to be a portal user's own, by a code that they send us from it."""

from __future__ import annotations

import secrets
from base64 import b32encode
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from chat.operations import automatic, identities
from chat.operations.conversations import proving
from chat.ports import courier
from chat.queries import conversations_of_customer
from crm.models import Customer, LinkCode, ShownCode
from crm.operations import carrying, customers, duplicates
from crm.operations.customers import ProvenByAnother
from crm.types import KINDS, LINK_LIVES, LINK_PREFIX, Channel, Invitation, LinkOutcome, document_key
from hub.accounts.roles import Role
from hub.accounts.types import digest_of
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from chat.models import Conversation, Identity
    from hub.accounts.models import User

SECRET = 16  # bytes
KEPT = timedelta(days=90)
WORDS = {
    "es": "Hola, quiero vincular este chat con mi cuenta. Mi código es {code}",
    "en": "Hello, I want to link this chat to my account. My code is {code}",
}
ANSWERS: dict[str, dict[str, str]] = {
    "es": {
        LinkOutcome.LINKED: "Listo, {name}: este chat quedó vinculado a su cuenta. "
        "Aquí le responderemos.",
        LinkOutcome.REVIEW: "Gracias, {name}: confirmamos que este chat es suyo. Ya lo teníamos "
        "a nombre de otro cliente; un asesor lo revisará.",
        LinkOutcome.EXPIRED: "Este enlace ya venció. Pida otro en su cuenta, en «Mis canales».",
        LinkOutcome.UNKNOWN: "Este enlace no es válido o ya se usó. "
        "Pida otro en su cuenta, en «Mis canales».",
        LinkOutcome.TAKEN: "Este chat ya está vinculado a otra cuenta. Un asesor lo revisará.",
    },
    "en": {
        LinkOutcome.LINKED: "Done, {name}: this chat is linked to your account. "
        "We will answer you here.",
        LinkOutcome.REVIEW: "Thank you, {name}: we see that this chat is yours. We knew it under "
        "another customer; an advisor will look at it.",
        LinkOutcome.EXPIRED: "This link has expired. Ask for another in your account, "
        "under “My channels”.",
        LinkOutcome.UNKNOWN: "This link is not valid or was used already. "
        "Ask for another in your account, under “My channels”.",
        LinkOutcome.TAKEN: "This chat is linked to another account. An advisor will look at it.",
    },
}


class NoSuchChannel(Conflict):
    """The house has no channel of that kind, or does not know its address."""

    code, detail = "no_channel", "This house cannot be written to on that channel."


def invite(*, user: User, channel: str, at: datetime) -> Invitation:
    """Make a link that proves a channel once, in place of any before; NoSuchChannel without one."""
    if channel == Channel.WEB:
        raise Invalid(fields={"channel": ["The web needs no link."]})
    code = LINK_PREFIX + b32encode(secrets.token_bytes(SECRET)).decode().rstrip("=").lower()
    words = WORDS.get(user.language, WORDS["es"]).format(code=code)
    opening = courier.port().opening(kinds=KINDS[channel], code=code, words=words)
    if opening is None:
        raise NoSuchChannel
    LinkCode.objects.update_or_create(
        user=user,
        channel=channel,
        used_at=None,
        defaults={"digest": digest_of(code), "expires_at": at + LINK_LIVES},
    )
    typed = {Channel.TELEGRAM.value: f"/start {code}", Channel.MESSENGER.value: code}
    return Invitation(
        channel=channel,
        name=opening.channel.name,
        url=opening.url,
        text=typed.get(channel, words),
        expires_at=at + LINK_LIVES,
    )


def settle(*, shown_id: UUID, at: datetime) -> None:
    """Take a code that was shown: linked once, answered once, whoever else sends it later.

    What waited on the web for this channel goes on there. All in one transaction: a worker that
    is killed leaves the row to the sweep, and nothing said.
    """
    with transaction.atomic():
        rows = ShownCode.objects.select_for_update(of=("self",)).filter(id=shown_id, outcome="")
        shown = rows.select_related("conversation__identity").first()
        if shown is None:
            return
        owners = LinkCode.objects.select_for_update(of=("self",)).select_related("user")
        code = owners.filter(
            digest=shown.digest, user__is_active=True, user__role=Role.CUSTOMER
        ).first()
        outcome, fresh = _outcome(code, shown, at)
        shown.outcome = outcome
        shown.save(update_fields=["outcome"])
        row = proving.note_shown(
            conversation_id=shown.conversation_id,
            number=shown.number,
            outcome=outcome,
            account=code.user if code is not None and outcome != LinkOutcome.UNKNOWN else None,
            at=at,
        )
        _answer(row, shown, outcome, code, at)
        if fresh and code is not None and outcome in (LinkOutcome.LINKED, LinkOutcome.REVIEW):
            carrying.carry_on(user=code.user, conversation_id=shown.conversation_id, at=at)


def tidy(*, at: datetime) -> None:
    """Drop codes that ran out a day ago (until then it is said that they did), and old ones."""
    LinkCode.objects.filter(expires_at__lte=at - timedelta(days=1)).delete()
    ShownCode.objects.filter(shown_at__lte=at - KEPT).exclude(outcome="").delete()


def _outcome(code: LinkCode | None, shown: ShownCode, at: datetime) -> tuple[LinkOutcome, bool]:
    """Return what becomes of a code, and whether that is new."""
    identity = shown.conversation.identity
    if code is None or identity is None:
        return LinkOutcome.UNKNOWN, False
    if code.used_at is not None:
        again = code.identity_id == identity.id and identity.portal_user_id == code.user_id
        return (LinkOutcome.LINKED if again else LinkOutcome.UNKNOWN), False
    if code.expires_at <= shown.shown_at:
        return LinkOutcome.EXPIRED, False
    try:
        with transaction.atomic():
            outcome = _prove(shown.conversation, identity, code.user, at)
    except ProvenByAnother:
        outcome = LinkOutcome.TAKEN
    except identities.NotACustomer:
        return LinkOutcome.UNKNOWN, False
    code.used_at, code.identity = at, identity
    code.save(update_fields=["used_at", "identity"])
    return outcome, True


def _prove(conversation: Conversation, identity: Identity, user: User, at: datetime) -> LinkOutcome:
    own = customers.of_user(user, at=at)
    made = _held(identity, at)
    if identity.portal_user_id not in (None, user.id):
        raise ProvenByAnother
    if made.id == own.id or not _is_known(made, own, conversation):
        customers.prove(conversation=conversation, user=user, at=at)
        return LinkOutcome.LINKED
    if made.portal_user_id is not None:
        raise ProvenByAnother
    customers.push(identity.id, made, portal_user_id=user.id)
    duplicates.compare(customer_id=own.id, at=at)
    return LinkOutcome.REVIEW


def _held(identity: Identity, at: datetime) -> Customer:
    """Return an identity's customer, held so that neither is changed by anybody else meanwhile."""
    customers.link(identity_id=identity.id, at=at)
    while True:
        identity.refresh_from_db(fields=["customer_id", "portal_user"])
        rows = Customer.objects.select_for_update(no_key=True)
        assert identity.customer_id is not None, "linked above"
        made = rows.filter(id=identity.customer_id).first()  # gone where another proof was faster
        identity.refresh_from_db(fields=["customer_id", "portal_user"])
        if made is not None and identity.customer_id == made.id:
            return made


def _is_known(made: Customer, own: Customer, conversation: Conversation) -> bool:
    """Whether people of ours know the outsider as somebody: nobody takes that over by a code."""
    others = conversations_of_customer(made.id).exclude(id=conversation.id)
    document = document_key(made.document_number)
    return others.exists() or bool(document and document != document_key(own.document_number))


def _answer(
    row: Conversation, shown: ShownCode, outcome: LinkOutcome, code: LinkCode | None, at: datetime
) -> None:
    user = code.user if code is not None else None
    words = ANSWERS.get(user.language if user else "es", ANSWERS["es"])
    text = words[outcome].format(name=user.first_name or user.username if user else "")
    automatic.say(conversation=row, text=text, at=at, why="link", trigger=shown.id, asked_for=True)
