"""What the stories of customers stand on."""

from tests.desk import desk

__all__ = ["desk"]
