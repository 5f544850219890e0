"""Which facts are customers told? Every app with such facts says which, and in what words."""

from dataclasses import dataclass

from hub.kernel.registry import Registry

LANGUAGES = ("es", "en")


@dataclass(frozen=True, kw_only=True)
class FactKind:
    """One kind of fact: how its switch is called, and its words, each by language.

    `title` and `text` are filled with the values of the fact (`str.format`); `order` is its place
    among the switches.
    """

    label: dict[str, str]
    title: dict[str, str]
    text: dict[str, str]
    order: int = 50


def _check(kind: FactKind) -> None:
    for words in (kind.label, kind.title, kind.text):
        if set(words) != set(LANGUAGES):
            raise TypeError(f"A kind of fact needs its words in {', '.join(LANGUAGES)}.")


kinds: Registry[FactKind] = Registry("kinds of facts", check=_check)
