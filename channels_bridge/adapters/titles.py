"""Words on buttons, which every provider keeps short."""


def cut(words: str, most: int) -> str:
    """Return words of at most so many characters; what was cut says so."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
