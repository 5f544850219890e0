"""Whose house the demo day is."""

from datetime import datetime

from hub.company.operations import house


def seed(*, at: datetime) -> None:
    """Give the house its name; where it stands is as usual."""
    house.change(fields={"name": "Mostrador del Centro"})
