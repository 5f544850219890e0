"""Text people wrote, as HTML that cannot do anything but be read."""

import re
from html import escape

_LINK = re.compile(r"https?://[^\s<>\"'`\\]{1,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?)]}»”’"


def html_of(text: str) -> str | None:
    """Return the text escaped, with links and line breaks; None for no text."""
    if not text:
        return None
    pieces, at = [], 0
    for found in _LINK.finditer(text):
        url = found.group().rstrip(_TRAILING)
        pieces += [escape(text[at : found.start()]), _anchor(url)]
        at = found.start() + len(url)
    pieces.append(escape(text[at:]))
    return "".join(pieces).replace("\n", "<br>")


def _anchor(url: str) -> str:
    safe = escape(url)
    return f'<a href="{safe}" target="_blank" rel="noopener noreferrer nofollow">{safe}</a>'
