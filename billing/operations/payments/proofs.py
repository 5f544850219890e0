"""Finds the file that shows a payment."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from billing.operations.recharges.proofs import TYPES, FileNotReady
from chat.queries import attachment_for
from chat.types import FileState
from hub.kernel.errors import Invalid, NotFound

if TYPE_CHECKING:
    from chat.models import Attachment
    from hub.accounts.models import User


def proof_of(
    proof_id: UUID | None, *, by: User, conversation_id: UUID | None = None
) -> Attachment | None:
    """Return an upload of this person not yet sent, or a file of the conversation.

    NotFound for any other, Invalid unless image or PDF, FileNotReady.
    """
    if proof_id is None:
        return None
    proof = attachment_for(by, proof_id)
    if proof.message is None:
        if proof.owner_id != by.id:
            raise NotFound
    elif proof.message.conversation_id != conversation_id:
        raise NotFound
    if proof.state != FileState.READY:
        raise FileNotReady(fields={"proof": ["Not here yet."]})
    if not proof.content_type.startswith(TYPES):
        raise Invalid(fields={"proof": ["An image or a PDF."]})
    return proof
