"""Lets orders and machines follow their customer when rows are joined, proven or taken apart."""

from __future__ import annotations

from django.db.models import F

from crm.ports.belongings import Merging, Move
from crm.queries.customers import family_of
from field_service.models import Machine, MachineDocument, Order

OWNED = (Order, Machine)


def follow(move: Move) -> None:
    """Give what was ordered in a conversation to whom the conversation belongs now."""
    Order.objects.filter(conversation=move.conversation, customer=move.source).update(
        customer=move.target, made_for=move.target, version=F("version") + 1
    )


class Belongings:
    """Joins the orders and machines of customers (`crm.ports.belongings.joins`)."""

    def join(self, merging: Merging) -> None:
        """Give what is `source`'s to `target`; `made_for` remembers whose it was."""
        for model in OWNED:
            model.objects.filter(customer=merging.source).update(
                customer=merging.target, version=F("version") + 1
            )
        MachineDocument.objects.filter(owner=merging.source).update(owner=merging.target)

    def part(self, merging: Merging) -> None:
        """Give back what was made for `source`."""
        for model in OWNED:
            model.objects.filter(
                customer=merging.target, made_for__in=family_of(merging.source.id)
            ).update(customer=merging.source, version=F("version") + 1)
        papers = MachineDocument.objects.filter(owner=merging.target)
        papers.filter(machine__made_for__in=family_of(merging.source.id)).update(
            owner=merging.source
        )
