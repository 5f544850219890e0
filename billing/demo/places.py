"""Where the customers of the demo day pay."""

from __future__ import annotations

import io
from datetime import datetime

import segno

from billing.operations import places
from billing.queries.places import everywhere

YAPE = {"kind": "wallet", "name": "Yape", "holder": "Mostrador SAC", "number": "987 654 321"}
PLIN = {"kind": "wallet", "name": "Plin", "holder": "Mostrador SAC", "number": "987 654 321"}
BCP = {
    "kind": "bank",
    "name": "BCP, cuenta corriente",
    "holder": "Mostrador SAC",
    "number": "191-2345678-0-11",
    "interbank_number": "002-191-002345678011-58",
}


def seed(*, at: datetime) -> None:
    """Name two wallets, one with its QR, and a bank account; once."""
    if everywhere().exists():
        return
    made = [places.add(fields=fields, at=at) for fields in (YAPE, PLIN, BCP)]
    drawn = io.BytesIO()
    segno.make("demo: 987654321").save(drawn, kind="png", scale=10, border=3)
    size = drawn.tell()
    drawn.seek(0)
    places.draw_picture(place_id=made[0].id, file=drawn, size=size, at=at)
