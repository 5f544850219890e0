"""Customers are asked how it was, once, and their answer is followed."""

from chat.operations.surveys.asking import ask, due, plan
from chat.operations.surveys.following import follow, rated
from chat.operations.surveys.settings import change_settings, settings

__all__ = ["ask", "change_settings", "due", "follow", "plan", "rated", "settings"]
