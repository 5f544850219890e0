"""Who is named in a text: `@username`, or `@all` and `@todos` for everyone who reads it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from chat.models import Conversation
from chat.queries.conversations import hearing
from chat.types import INSIDE
from hub.accounts.queries import colleagues
from hub.accounts.roles import COUNTER

if TYPE_CHECKING:
    from uuid import UUID

    from hub.accounts.models import User

People = Mapping[str, "User"]  # folded username → person
EVERYONE = frozenset({"all", "todos"})
_AT = re.compile(r"(?<![\w@/=&#%\\])@(?=\S)")
_TICKS = re.compile("`+")
_JOINERS = frozenset(".-+'@")  # between letters they go on with the word


@dataclass(frozen=True, kw_only=True)
class Named:
    """One mention in a text: `text[start:end]`, and whom it names (`person` None: everyone)."""

    start: int
    end: int
    person: User | None


def readers_of(conversation: Conversation, *, private: bool) -> dict[str, User]:
    """Return the people a message of this conversation can name, by folded username; one query.

    Among ourselves its members; in customers' conversations the counter, and only in notes.
    """
    if conversation.kind in INSIDE:
        members = hearing(conversation).filter(user__is_active=True)
        found = [member.user for member in members.select_related("user")]
    else:
        found = list(colleagues().filter(role__in=COUNTER)) if private else []
    return {folded(user.username): user for user in found}


def find(text: str, people: People) -> list[Named]:
    """Return the mentions of a text in order; pure, code between backticks names nobody.

    A mention is a word of its own in any letter case: `@ana,` and `(@Ana)` name her, `x@ana`,
    `@ana-maria` and `https://a.pe/@ana` do not. `people` is what `readers_of` returns.
    """
    if "@" not in text or not people:
        return []
    longest = 2 * max(map(len, (*people, *EVERYONE)))  # twice: letters may come in two parts
    code = _code_in(text)
    found = []
    for at in _AT.finditer(text):
        if _is_within(code, at.start()):
            continue
        for end in _ends(text, at.end(), longest):
            word = folded(text[at.end() : end])
            if word in EVERYONE or word in people:
                person = None if word in EVERYONE else people[word]
                found.append(Named(start=at.start(), end=end, person=person))
                break
    return found


def named_in(text: str, people: People, *, author_id: UUID | None) -> list[User]:
    """Return whom a text names, each once, never its author."""
    named = [each.person for each in find(text, people)]
    everyone = people.values() if None in named else []
    told = {user.id: user for user in (*named, *everyone) if user is not None}
    return [user for user in told.values() if user.id != author_id]


def folded(word: str) -> str:
    """Return a username as mentions compare it."""
    return normalize("NFKC", word).casefold()


def _ends(text: str, start: int, longest: int) -> Iterator[int]:
    """Yield where a name that begins at `start` may end, the longest first."""
    stop = start
    while stop < min(len(text), start + longest) and not text[stop].isspace():
        stop += 1
    for end in range(stop, start, -1):
        if not _goes_on(text, end):
            yield end


def _goes_on(text: str, at: int) -> bool:
    """Whether the word before `at` goes on there."""
    if at >= len(text):
        return False
    if text[at] in _JOINERS:
        return at + 1 < len(text) and _is_letter(text[at + 1])
    return _is_letter(text[at])


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_" or category(char).startswith("M")


def _code_in(text: str) -> list[tuple[int, int]]:
    """Return the stretches between equally long runs of backticks; a block left open goes on."""
    runs = [(run.start(), run.end()) for run in _TICKS.finditer(text)]
    later: dict[int, list[int]] = {}
    for place, (start, end) in enumerate(runs):
        later.setdefault(end - start, []).append(place)
    stretches, place = [], 0
    while place < len(runs):
        start, end = runs[place]
        same = later[end - start]
        next_one = bisect_right(same, place)
        if next_one < len(same):
            place = same[next_one]
            stretches.append((start, runs[place][1]))
        elif end - start >= 3:
            stretches.append((start, len(text)))
        place += 1
    return stretches


def _is_within(stretches: list[tuple[int, int]], at: int) -> bool:
    before = bisect_right(stretches, (at, at)) - 1
    return before >= 0 and at < stretches[before][1]
