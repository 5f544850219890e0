"""Who hands invoices to the tax authority? Nobody, until an adapter is connected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from billing.types.notices import SubmissionState
from hub.kernel.registry import Registry


class NotReached(Exception):
    """Refused before anything left: it may be sent again."""


class NobodyKnows(Exception):
    """It left and no answer came: it is asked after, never sent again by itself."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the authority says: `sent` (wait), `accepted` with its number, `rejected`, `cancelled`.

    `waiting` is for what it never had: it may be handed over. `said` is why, for people.
    """

    state: SubmissionState
    label: str = ""
    external_id: str = ""
    said: str = ""


class EInvoice(Protocol):
    """A connected service; all raise NotReached or NobodyKnows."""

    def submit(self, document: Mapping[str, Any], *, once: str) -> Answer:
        """Hand a sealed document over, once for ever under `once`."""

    def ask(self, *, once: str) -> Answer:
        """Return how one stands that was handed over."""

    def cancel(self, *, once: str, reason: str) -> Answer:
        """Ask to cancel one that was accepted: `cancelled`, `sent` (wait), or still `accepted`."""


services: Registry[EInvoice] = Registry("services of electronic invoicing")
