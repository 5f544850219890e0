"""What the stories of money stand on."""

from tests.desk import desk

__all__ = ["desk"]
