"""One change of many conversations at once, and its way back."""

from chat.operations.bulk.asking import ask, take_back
from chat.operations.bulk.running import work

__all__ = ["ask", "take_back", "work"]
