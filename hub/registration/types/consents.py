"""What people are asked to agree to: every version ever shown stays here, word for word."""

import hashlib
from dataclasses import dataclass

from hub.registration.types.consent_texts import MARKETING, SERVICE


@dataclass(frozen=True, kw_only=True)
class ConsentText:
    """One text of one purpose; `required` without which nobody registers."""

    purpose: str
    version: str  # the day it came into force
    required: bool
    title: dict[str, str]
    body: dict[str, str]

    @property
    def digest(self) -> str:
        """The SHA-256 of all its words, kept with each answer as proof of what was read."""
        words = [self.purpose, self.version, *self.title.values(), *self.body.values()]
        return hashlib.sha256("\0".join(words).encode()).hexdigest()


# Newest last; a text that was shown is never changed, the next one is added behind it.
TEXTS = (
    ConsentText(
        purpose="service",
        version="2026-11-01",
        required=True,
        title={
            "es": "Tratamiento de datos para atenderle",
            "en": "Processing of data to serve you",
        },
        body=SERVICE,
    ),
    ConsentText(
        purpose="marketing",
        version="2026-11-01",
        required=False,
        title={"es": "Novedades y promociones", "en": "News and offers"},
        body=MARKETING,
    ),
)
CURRENT = {text.purpose: text for text in TEXTS}
PURPOSES = tuple(CURRENT)
REQUIRED = frozenset(text.purpose for text in CURRENT.values() if text.required)


def text_of(purpose: str, version: str) -> ConsentText | None:
    """Return the text of a purpose in one version, None when there was none."""
    found = (text for text in TEXTS if (text.purpose, text.version) == (purpose, version))
    return next(found, None)
