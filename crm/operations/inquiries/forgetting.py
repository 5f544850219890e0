"""Forgets what a customer asked."""

from __future__ import annotations

from uuid import UUID

from crm.queries import inquiries as queries


def forget(*, customer_id: UUID | None, user_id: UUID | None) -> None:
    """Delete a customer's inquiries with all that happened to them."""
    queries.about(customer_id, user_id).delete()
