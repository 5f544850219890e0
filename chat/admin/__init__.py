"""The heart in Django's admin: looked at here, changed by operations only."""

from chat.admin import talk, work

__all__ = ["talk", "work"]
