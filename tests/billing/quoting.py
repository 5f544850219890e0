"""Quotes, made and moved over HTTP."""

from typing import Any

import pytest

from crm.models import Customer
from hub.kernel import clock
from tests.desk import Desk, soles

PUMP = {"description": "Bomba", "quantity": "2", "unit_price": "50.00", "tax_rate": "18"}
VISIT = {"description": "Visita", "quantity": "1", "unit_price": "33.333333", "tax_rate": "18"}


@pytest.fixture
def media(settings, tmp_path):
    """A folder for files of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def pedro(db) -> Customer:
    at = clock.now()
    return Customer.objects.create(
        name="Pedro Mamani", phone="+51987000001", created_at=at, updated_at=at
    )


class Quotes:
    """Ana's hand at quotes."""

    def __init__(self, desk: Desk, ana: Any, customer: Customer) -> None:
        self.desk, self.ana, self.customer = desk, ana, customer

    def draft(self, **more: Any) -> Any:
        body = {"customer": str(self.customer.id), "lines": [PUMP, VISIT], **more}
        return self.desk.post(more.pop("who", self.ana), "quotes/", body)

    def sent(self, **more: Any) -> Any:
        made = self.draft(**more)
        assert made.status_code == 201, made.data
        return self.step(made.data, "send").data

    def step(self, row: Any, verb: str, who: Any = None, **body: Any) -> Any:
        return self.desk.post(who or self.ana, f"quotes/{row['id']}/{verb}/", body)

    def agrees(self, row: Any, who: Any = None, **more: Any) -> Any:
        said = {"name": "Pedro Mamani", "revision": row["revision"], "evidence": "Por teléfono"}
        return self.step(row, "accept", who, **{**said, **more})

    def now(self, row: Any, who: Any = None) -> Any:
        return self.desk.get(who or self.ana, f"quotes/{row['id']}/").data


@pytest.fixture
def quotes(desk, ana, pedro, media) -> Quotes:
    return Quotes(desk, ana, pedro)


__all__ = ["PUMP", "VISIT", "Quotes", "media", "pedro", "quotes", "soles"]
