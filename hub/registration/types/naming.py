"""Names: do two writings mean one person, and what of one may a stranger see?"""

from collections import Counter

from hub.kernel.folding import fold
from hub.registration.types import Found

# What companies write behind their name, with the spaces of its letters taken out.
_FORMS = {"sac", "sa", "srl", "eirl", "saa", "sas", "scrl", "ltda"}
_SHOWN_FIRST, _SHOWN = 3, 1


def is_same(found: Found, *, first_name: str, last_name: str) -> bool:
    """Whether a typed name is that of a document; accents, case, order and second names aside.

    Of a person something of the given names and of the family names must be there, and nothing
    that is not on the document; of a company every word but its legal form.
    """
    if not last_name.strip():
        return _company(found.whole) == _company(first_name) != Counter()
    typed = Counter(fold(f"{first_name} {last_name}").split())
    given, family = Counter(fold(first_name).split()), Counter(fold(last_name).split())
    whole = Counter(fold(found.whole).split())
    if not given or not family or typed - whole:
        return False
    if not (found.given and found.family):
        return True
    return bool(typed & Counter(fold(found.given).split())) and bool(
        typed & Counter(fold(found.family).split())
    )


def key_of(*, first_name: str, last_name: str) -> str:
    """Return what a verified name is compared by later."""
    return " ".join(sorted(fold(f"{first_name} {last_name}").split()))[:320]


def masked(whole: str) -> str:
    """Return a name by which only those know it who know it: `ROS***** Q*****`."""
    shown = [
        f"{word[: _SHOWN_FIRST if place == 0 and len(word) > _SHOWN_FIRST else _SHOWN]}*****"
        for place, word in enumerate(whole.split()[:6])
    ]
    return " ".join(shown)


def _company(name: str) -> Counter[str]:
    words: list[str] = []
    letters = ""
    for word in [*fold(name).split(), ""]:
        if len(word) == 1:
            letters += word
            continue
        words += [letters] if letters else []
        letters = ""
        words += [word] if word else []
    return Counter(word for word in words if word not in _FORMS)
