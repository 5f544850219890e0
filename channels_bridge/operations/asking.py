"""A question with options in the words and buttons a channel can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from channels_bridge.types import Limits

Card = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is said: `text` whole, and the card where the channel shows buttons of its own."""

    text: str
    card: dict[str, Any] | None


def asked(limits: Limits, text: str, card: Card) -> Asked:
    """Return a question as the channel asks it.

    Without buttons of its own, and where a title would be cut or a description lost, every option
    stands in the text as a numbered line.
    """
    options, native = card["options"], limits.choices
    if native is None or len(options) > native.most:
        return Asked(text=f"{text}\n\n{lines(options)}", card=None)
    cut = any(len(each["title"]) > native.title for each in options)
    described = any(each.get("description") for each in options) and not native.described
    told = f"{text}\n\n{lines(options)}" if cut or described else text
    return Asked(text=told, card=dict(card))


def lines(options: list[Mapping[str, str]]) -> str:
    """Return the options as numbered lines: what is typed as an answer is the number."""
    return "\n".join(
        f"{place}. {each['title']}" + (f" – {more}" if (more := each.get("description")) else "")
        for place, each in enumerate(options, start=1)
    )
