"""The seal of a document: what it says and the seal before it, in one number."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from billing.models import CreditNote, Invoice


def digest(paper: Invoice | CreditNote) -> str:
    """Return the SHA-256 over what must never change and the seal of the document before."""
    said = [
        paper.kind,
        paper.label,
        _iso(paper.issue_on),
        paper.currency,
        paper.net_minor,
        paper.tax_minor,
        paper.total_minor,
        paper.snapshot,
        paper.previous_hash,
    ]
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
