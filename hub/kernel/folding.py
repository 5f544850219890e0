"""Text folded for looking through: letter case, accents and punctuation aside."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice

MOST_TERMS = 8
SHORT = 3  # below this a term is looked for where a word begins
PHONE = 7  # digits in several words that together are one number
MOST_MARKS = 10
NEAR = 600  # characters behind the first mark in which others are told
LOOKED = 16_384  # characters of a text in which marks are looked for
_QUOTED = re.compile(r'"([^"]+)"|([^\s"]+)')
_RUN = re.compile(r"(?<![^ ])\d+(?: \d+)+(?![^ ])")
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_KEPT = 60_000  # characters that are remembered: more than all scripts in daily use have
_WIDEST = 4  # one sign that stands for more letters than these is kept as it is


class _Letters(dict[int, str]):
    """Every character and what becomes of it."""

    def __missing__(self, code: int) -> str:
        found = "".join(map(_plain, _decomposed(chr(code))))
        found = found if len(found) <= _WIDEST else chr(code)
        if len(self) < _KEPT:
            self[code] = found
        return found


def _decomposed(letter: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())


def _plain(letter: str) -> str:
    sort = unicodedata.category(letter)
    if sort == "Nd":
        return str(unicodedata.digit(letter))
    if sort in ("Mn", "Me", "Cf") or ord(letter) in _SKIN_TONES:
        return ""
    return " " if sort[0] in "PZ" or sort in ("Cc", "Sm", "Sk") else letter


_LETTERS = _Letters()


def fold(text: str) -> str:
    """Return the words of a text, small, without accents, one space between them."""
    return " ".join(text.translate(_LETTERS).split())


def indexed(*texts: str) -> str:
    """Return what texts are looked through as: folded, and numbers once more without their gaps.

    A space stands in front, so that the beginning of a word can be looked for.
    """
    words = " ".join(filter(None, map(fold, texts)))
    runs = [run.replace(" ", "") for run in _RUN.findall(words)]
    return f" {' '.join([words, *runs])}" if words else ""


def terms_of(words: str) -> tuple[str, ...]:
    """Return what `indexed` must hold, all of it, to be found by these words; at most eight.

    The longest comes first. A text in quotes is one term, and so is a number written with gaps; a
    term of one or two characters stands at the beginning of a word. Empty when nothing is said.
    """
    pieces = [fold(quoted or word) for quoted, word in _QUOTED.findall(words)]
    pieces = [_number(piece) or piece for piece in pieces if piece]
    together = "".join(pieces)
    if together.isdecimal() and len(together) >= PHONE:
        pieces = [together]
    terms = {f" {piece}" if len(piece) < SHORT else piece for piece in pieces}
    return tuple(sorted(terms, key=lambda term: (-len(term), term))[:MOST_TERMS])


def marks(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the terms stand in the first 16,384 characters, from the first one on.

    Each is `(start, end)` in UTF-16 units, as JavaScript counts.
    """
    text = text[:LOOKED]
    folded = text.translate(_LETTERS)
    pattern = re.compile("|".join(map(_pattern, terms)))
    first = pattern.search(folded)
    if first is None:
        return []
    ends = list(accumulate(len(_LETTERS[ord(letter)]) for letter in text))
    far = min(bisect_right(ends, first.start()) + NEAR, len(text))
    found = islice(pattern.finditer(folded, first.start(), ends[far - 1]), MOST_MARKS)
    return [(_units(text, _begin(ends, one)), _units(text, _end(ends, one))) for one in found]


def _number(piece: str) -> str:
    digits = piece.replace(" ", "")
    return digits if digits.isdecimal() else ""


def _pattern(term: str) -> str:
    if term.isdecimal():
        return " *".join(term)
    start = "(?<![^ ])" if term.startswith(" ") else ""
    return start + " +".join(map(re.escape, term.split()))


def _begin(ends: Sequence[int], found: re.Match[str]) -> int:
    """Return the character behind where it begins; marks without width lie before it.

    `ends` is where each character of the text ends in the folded one.
    """
    return bisect_right(ends, found.start())


def _end(ends: Sequence[int], found: re.Match[str]) -> int:
    return bisect_left(ends, found.end()) + 1


def _units(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
