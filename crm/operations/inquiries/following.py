"""Lets inquiries follow their customer when rows are joined, proven or taken apart."""

from __future__ import annotations

from crm.models import Inquiry
from crm.ports.belongings import Merging, Move
from crm.queries.customers import family_of


def follow(move: Move) -> None:
    """Give what was asked in a conversation to whom the conversation belongs now."""
    Inquiry.objects.filter(conversation=move.conversation, customer=move.source).update(
        customer=move.target, made_for=move.target
    )


class Inquiries:
    """Joins the inquiries of customers (`crm.ports.belongings.joins`)."""

    def join(self, merging: Merging) -> None:
        """Give what is `source`'s to `target`; `made_for` remembers whose it was."""
        Inquiry.objects.filter(customer=merging.source).update(customer=merging.target)

    def part(self, merging: Merging) -> None:
        """Give back what was made for `source`."""
        Inquiry.objects.filter(
            customer=merging.target, made_for__in=family_of(merging.source.id)
        ).update(customer=merging.source)
