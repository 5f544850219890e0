"""Prints labels of machines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from field_service.adapters.labels import Label, draw
from field_service.operations.machines import labels
from field_service.queries import labels as queries
from field_service.queries.machines import machine_for
from hub.kernel.home import home

if TYPE_CHECKING:
    from hub.accounts.models import User

WORDS = {
    "es": {"scan": "Escanee para pedir servicio", "serial": "Serie"},
    "en": {"scan": "Scan to ask for service", "serial": "Serial"},
}


def sheet(*, machine_ids: Sequence[UUID], by: User, at: datetime) -> bytes:
    """Return the labels of machines as PDF, each made where there is none. NotFound."""
    drawn = []
    for machine_id in dict.fromkeys(machine_ids):
        machine = machine_for(by, machine_id)
        label = labels.put_on(machine_id=machine.id, by=by, at=at)
        drawn.append(
            Label(
                name=machine.name,
                about=" · ".join(filter(None, [machine.maker, machine.model])),
                serial=machine.serial,
                url=queries.address_of(label),
            )
        )
    words = WORDS.get(home().language, WORDS["es"])
    return draw(drawn, house=home().title, words=words)
