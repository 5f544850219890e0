"""What was made under the key a request came with: the same request again makes nothing more."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def made_under(kind: type[Row], key: str | None) -> Row | None:
    """Return the row that was made under a key before; None where no key was given."""
    return kind._default_manager.filter(client_key=key).first() if key else None
