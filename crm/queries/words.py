"""The words there are for customers."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from crm.models import Category, Status, Word
from hub.kernel.errors import NotFound
from hub.kernel.folding import fold

LISTS: Mapping[str, type[Word]] = {"category": Category, "status": Status}


def listed(name: str) -> QuerySet[Word]:
    """Return the words of a list in their order; NotFound for a list there is not."""
    model = LISTS.get(name)
    if model is None:
        raise NotFound
    return model._default_manager.order_by("position", "key")


def with_use(name: str) -> QuerySet[Word]:
    """Return the words of a list, each with how many customers have it in `used`."""
    return listed(name).annotate(used=Count("customers"))


def word_for(name: str, key: str) -> Word:
    """Return one word of a list; NotFound otherwise."""
    found = listed(name).filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def keys(name: str) -> list[str]:
    """Return the keys of a list in their order."""
    return list(listed(name).values_list("key", flat=True))


def spoken(name: str) -> dict[str, str]:
    """Return what people write, folded, and the key each means."""
    found: dict[str, str] = {}
    for word in listed(name):
        found.update({fold(each): word.key for each in (word.key, word.es, word.en)})
    return found
