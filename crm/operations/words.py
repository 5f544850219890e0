"""Edits the lists of words for customers; what is in use goes only into another."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from chat.operations.rules.wording import rename_standing
from crm.models import Category, Customer, Status, Word
from crm.queries.words import LISTS, listed, word_for
from crm.types import Meaning
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.folding import fold

NEEDED = (Meaning.ACTIVE, Meaning.PROSPECT)  # new customers are given one of these
MOST = 30


class WordUsed(Conflict):
    """Customers have this word; `fields.used` says how many."""

    code, detail = "word_used", "Customers have this word: say which one they get instead."


class WordNeeded(Conflict):
    """The list cannot do without this word."""

    code, detail = "word_needed", "The list needs this word."


class WordTaken(Conflict):
    """Another word of the list reads the same."""

    code, detail = "word_taken", "There is such a word already."


def add(name: str, fields: Mapping[str, Any]) -> Word:
    """Put a word at the end of a list."""
    if listed(name).count() >= MOST:
        raise Invalid(fields={"es": [f"At most {MOST} words."]})
    last = listed(name).last()
    row = LISTS[name](key=_key(fields["es"]), position=last.position + 1 if last else 0)
    return _keep(row, fields)


def change(name: str, key: str, fields: Mapping[str, Any]) -> Word:
    """Say a word otherwise, or make it the one new customers get."""
    with transaction.atomic():
        row = _locked(name, key)[0]
        if isinstance(row, Status) and fields.get("meaning", row.meaning) != row.meaning:
            _refuse_if_needed(row)
            row.is_default = False
        if fields.get("is_default") is False and row.is_default:
            raise WordNeeded("Make another one the default instead.")
        return _keep(row, fields)


def order(name: str, keys: Sequence[str]) -> None:
    """Put a list into this order; Invalid unless each word is named once."""
    with transaction.atomic():
        rows = {row.key: row for row in listed(name).select_for_update()}
        if sorted(keys) != sorted(rows):
            raise Invalid(fields={"keys": ["Each word of the list, once."]})
        for position, key in enumerate(keys):
            LISTS[name]._default_manager.filter(key=key).update(position=position)


def remove(name: str, key: str, *, into: str | None = None) -> int:
    """Take a word off its list; whoever has it gets `into`. Returns how many did.

    WordUsed where somebody has it and nothing is said, WordNeeded for the last of its sort.
    """
    with transaction.atomic():
        if into == key:
            raise Invalid(fields={"into": ["Another word."]})
        row, other = _locked(name, key, into)
        _refuse_if_needed(row)
        users = Customer.objects.filter(**{name: row})
        if other is None and (used := users.count()):
            raise WordUsed(fields={"used": used})
        if other is None and row.is_default:
            raise WordNeeded("Make another one the default first.")
        moved = users.update(**{name: other}) if other is not None else 0
        was_default, meaning = row.is_default, getattr(row, "meaning", None)
        row.delete()
        if other is not None:
            if was_default and getattr(other, "meaning", None) == meaning:
                _default(other)
            rename_standing(kind=name, old=key, new=other.key)
        return moved


def hold(fields: Mapping[str, Any]) -> None:
    """Let nobody take away the words a customer is being given; Invalid for one there is not."""
    for name, model in LISTS.items():
        if name in fields:
            rows = model._default_manager.select_for_update(no_key=True)
            if not rows.filter(key=fields[name]).exists():
                raise Invalid(fields={name: ["There is no such word."]})


def _locked(name: str, key: str, other: str | None = None) -> tuple[Word, Word | None]:
    """Return the words with all of the list held, so that of two edits one sees the other's."""
    list(listed(name).select_for_update())
    return word_for(name, key), word_for(name, other) if other else None


def _refuse_if_needed(row: Word) -> None:
    if isinstance(row, Status):
        alike = Status.objects.filter(meaning=row.meaning).exclude(key=row.key)
        if row.meaning in NEEDED and not alike.exists():
            raise WordNeeded("New customers need a word that means this.")
    elif not listed(row.list_key).exclude(key=row.key).exists():
        raise WordNeeded


def _keep(row: Word, fields: Mapping[str, Any]) -> Word:
    for name, value in fields.items():
        if name != "is_default":
            setattr(row, name, value)
    _refuse_if_taken(row)
    try:
        with transaction.atomic():
            row.save()
            if fields.get("is_default"):
                _default(row)
    except IntegrityError:
        raise WordTaken from None
    return row


def _refuse_if_taken(row: Word) -> None:
    for other in listed(row.list_key).exclude(key=row.key):
        for name in ("es", "en"):
            if fold(getattr(other, name)) == fold(getattr(row, name)):
                raise WordTaken(fields={name: ["There is such a word already."]})


def _default(row: Word) -> None:
    if isinstance(row, Status):
        Status.objects.filter(meaning=row.meaning).update(is_default=False)
    else:
        listed(row.list_key).update(is_default=False)
    row.is_default = True
    row.save(update_fields=["is_default"])


def _key(word: str) -> str:
    """Return a key nobody has: the word as far as it is plain letters."""
    plain = "_".join(fold(word).split())[:32] or "word"
    plain = "".join(sign for sign in plain if sign.isascii() and (sign.isalnum() or sign == "_"))
    taken = any(model._default_manager.filter(key=plain).exists() for model in (Category, Status))
    return f"{plain}_{secrets.token_hex(3)}" if taken or not plain else plain
