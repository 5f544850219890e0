"""One thing that is wrong with a house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices

from hub.kernel.saying import Said


class Level(TextChoices):
    """How bad it is: something does not work, or it will not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is wrong, in words that say what to do; `about` holds its figures for programs."""

    key: str
    level: Level
    words: Said
    about: Mapping[str, Any] = field(default_factory=dict)
