"""What somebody sees who holds a link to load a recharge."""

from typing import Any
from uuid import UUID

from billing.models import Recharge
from billing.queries import places
from hub.kernel.home import home

KIND = "recharge"


def page(communication_id: UUID) -> dict[str, Any]:
    """Return the house's places to pay, and the recharge that was loaded on this answer."""
    ours = home()
    made = Recharge.objects.filter(communication=communication_id).order_by("-created_at").first()
    return {
        "house": ours.title,
        "currency": ours.currency,
        "places": places.shown(ours.currency),
        "recharge": {"state": made.state, "amount": made.amount.as_json()} if made else None,
    }
