"""What a link to a quote shows to whoever holds it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from billing.models import Quote, QuoteAnswer
from billing.queries.quotes import revision_of
from billing.serializers.invoices import taxes
from billing.serializers.lines import line, plain
from billing.serializers.quotes import sums
from billing.types.quotes import WAITING
from hub.kernel.clock import iso
from hub.kernel.home import today


def shown(row: Quote, at: datetime) -> dict[str, Any]:
    """Return a sent quote: lines and sums, how it stands, and what may be done."""
    state, lines = row.state_on(today(at)), list(row.lines.order_by("position"))
    answer = QuoteAnswer.objects.filter(quote=row).first()
    return {
        "number": row.label,
        "revision": revision_of(row).number,
        "title": row.title,
        "state": state,
        "allowed_transitions": ["accept", "reject"] if state in WAITING else [],
        "customer": row.customer.name,
        "lines": [{**line(each, row.currency), "item": None} for each in lines],
        **sums(row),
        "total": row.total.as_json(),
        "taxes": taxes(lines, row.currency),
        "valid_until": row.valid_until.isoformat(),
        "note": row.note,
        "terms": row.terms,
        "prepayment_percent": plain(row.prepayment_percent) if row.prepayment_percent else "",
        "answered": {"name": answer.name, "at": iso(answer.at)} if answer is not None else None,
    }
