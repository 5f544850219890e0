"""What the commands of upkeep share: the house's language, and how a refusal ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import translation

from hub.kernel.errors import DomainError
from hub.kernel.home import Home, home
from hub.kernel.saying import Said
from hub.upkeep.types import Refused

UNREACHABLE = 4


class Speaking(BaseCommand):
    """A command that says in the house's language what it does and why it does not."""

    requires_system_checks = ()
    requires_migrations_checks = False

    def say(self, words: Said) -> None:
        """Print one line."""
        self.stdout.write(str(words))
        self.stdout.flush()

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Speak the house's language; a refusal ends the command with its own code.

        1 not as it must be · 2 refused, nothing touched · 3 put back · 4 no database.
        """
        with translation.override(language()):
            try:
                yield
            except Refused as refusal:
                raise CommandError(refusal.detail, returncode=refusal.exit) from refusal
            except DomainError as refusal:
                raise CommandError(refusal.detail) from refusal
            except (Error, psycopg.Error, sqlite3.Error) as error:
                raise CommandError(_unreachable(error), returncode=UNREACHABLE) from error


def language() -> str:
    """Return what the house speaks, as far as it can be asked."""
    try:
        return home().language
    except Error:
        return Home().language


def _unreachable(error: Exception) -> str:
    told: Any = str(error).strip().splitlines() or [type(error).__name__]
    return str(
        Said(f"The database does not answer: {told[0]}", f"La base de datos no responde: {told[0]}")
    )
