"""Lets quotes follow their customer when rows are joined, proven or taken apart."""

from __future__ import annotations

from django.db.models import F

from billing.models import Quote
from crm.ports.belongings import Merging, Move
from crm.queries.customers import family_of


def follow(move: Move) -> None:
    """Give what was offered in a conversation to whom the conversation belongs now."""
    Quote.objects.filter(conversation=move.conversation, customer=move.source).update(
        customer=move.target, made_for=move.target, version=F("version") + 1
    )


class Quotes:
    """Joins the quotes of customers (`crm.ports.belongings.joins`)."""

    def join(self, merging: Merging) -> None:
        """Give what is `source`'s to `target`; `made_for` remembers whose it was."""
        Quote.objects.filter(customer=merging.source).update(
            customer=merging.target, version=F("version") + 1
        )

    def part(self, merging: Merging) -> None:
        """Give back what was made for `source`."""
        Quote.objects.filter(
            customer=merging.target, made_for__in=family_of(merging.source.id)
        ).update(customer=merging.source, version=F("version") + 1)
