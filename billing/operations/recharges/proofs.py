"""Finds the file that shows a payment."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from billing.models import Recharge
from chat.queries import attachment_for
from chat.types import FileState
from hub.kernel.errors import Conflict, Invalid, NotFound

if TYPE_CHECKING:
    from chat.models import Attachment
    from hub.accounts.models import User

TYPES = ("image/", "application/pdf")


class FileNotReady(Conflict):
    """The provider's file has not arrived yet, or never will."""

    code, detail = "file_not_ready", "This file is not here yet."


def attach(recharge: Recharge, proof_id: UUID, *, by: User) -> None:
    """Put a file on an unsaved change of a recharge, with the digest that finds it again.

    The file is an upload of this person not yet sent, or one of the conversation. NotFound for
    any other, Invalid unless image or PDF, FileNotReady.
    """
    put(recharge, _found(proof_id, by=by, conversation_id=recharge.conversation_id))


def put(recharge: Recharge, proof: Attachment) -> None:
    """Put a file on an unsaved recharge. FileNotReady, Invalid unless image or PDF."""
    if proof.state != FileState.READY:
        raise FileNotReady(fields={"proof": ["Not here yet."]})
    if not proof.content_type.startswith(TYPES):
        raise Invalid(fields={"proof": ["An image or a PDF."]})
    recharge.proof = proof
    recharge.proof_sha256 = proof.sha256


def _found(proof_id: UUID, *, by: User, conversation_id: UUID) -> Attachment:
    proof = attachment_for(by, proof_id)
    if proof.message is None:
        if proof.owner_id != by.id:
            raise NotFound
    elif proof.message.conversation_id != conversation_id:
        raise NotFound
    return proof
