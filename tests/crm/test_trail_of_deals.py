"""The trail tells of an opportunity what people did, and in which currency."""

import pytest

from hub.audit.models import Entry
from tests.crm.deals import makes, moves, pedro
from tests.desk import soles

__all__ = ["makes", "moves", "pedro"]
pytestmark = pytest.mark.django_db


def test_the_trail_of_an_opportunity_tells_its_money_and_no_machinery(ana, makes, moves):
    made = makes(ana, amount=soles("1500.00"))
    moves(ana, made, "negotiation")

    lines = Entry.objects.filter(kind="crm.opportunity", object_id=made["id"]).order_by("at", "id")
    first, second = (line.changes for line in lines)

    assert (first["currency"], first["amount_minor"]) == ([None, "PEN"], [None, 150000])
    assert second["stage"] == ["prospect", "negotiation"]
    assert not {"position", "version", "updated_at"} & {*first, *second}
