"""Keeps what people agreed to, and when they took it back: every answer is a row of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from hub.accounts.operations import people
from hub.kernel.errors import Conflict, Invalid
from hub.registration import queries
from hub.registration.models import ConsentRecord
from hub.registration.types import Sender
from hub.registration.types.consents import CURRENT, PURPOSES, REQUIRED

if TYPE_CHECKING:
    from hub.accounts.models import User


class ConsentRequired(Conflict):
    """What an account cannot be served without is taken back by giving up the account."""

    code = "consent_required"
    detail = "Without this there is no account; ask for its erasure instead."


def checked(answers: Mapping[str, bool]) -> dict[str, bool]:
    """Return an answer to every purpose, no where nothing was said; Invalid without a required."""
    unknown = sorted(set(answers) - set(PURPOSES))
    if unknown:
        raise Invalid(fields={"consent": [f"Unknown purpose: {', '.join(unknown)}."]})
    if missing := sorted(each for each in REQUIRED if not answers.get(each)):
        raise Invalid(fields={"consent": [f"Consent is needed: {', '.join(missing)}."]})
    return {purpose: answers.get(purpose, False) for purpose in PURPOSES}


def record(user: User, *, answers: Mapping[str, bool], sender: Sender) -> None:
    """Write down what somebody answered just now, beside the words they read."""
    ConsentRecord.objects.bulk_create(
        ConsentRecord(
            user=user,
            purpose=purpose,
            given=given,
            version=CURRENT[purpose].version,
            digest=CURRENT[purpose].digest,
            language=sender.language,
            ip=sender.ip,
            user_agent=sender.user_agent[:300],
            at=sender.at,
        )
        for purpose, given in answers.items()
    )


def change(user: User, *, purpose: str, given: bool, sender: Sender) -> None:
    """Give or take back one consent; what is so already is not written again. ConsentRequired."""
    if purpose not in PURPOSES:
        raise Invalid(fields={"purpose": ["Unknown purpose."]})
    if not given and purpose in REQUIRED:
        raise ConsentRequired
    with transaction.atomic():
        # Two windows of one person: whoever comes second sees what the first has said.
        people.held(user.id)
        if queries.consents_of(user.id).get(purpose) != given:
            record(user, answers={purpose: given}, sender=sender)
