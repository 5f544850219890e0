"""Words of Django's admin in the language of who looks."""

from typing import Any

from django.utils.translation import get_language


class Said:
    """A word in both languages; wrap it in `lazystr` where it is kept."""

    def __init__(self, english: Any, spanish: str) -> None:
        self.english, self.spanish = english, spanish

    def __str__(self) -> str:
        return self.spanish if get_language() == "es" else str(self.english)
