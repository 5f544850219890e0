"""Text people wrote, as HTML that cannot do anything but be read."""

import re
from collections.abc import Iterable
from html import escape

from chat.adapters import markdown
from chat.adapters.markdown import Mentioned
from chat.queries.mentions import Named

_LINK = re.compile(r"https?://[^\s<>\"'`\\]{1,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?)]}»”’"


def plain(text: str) -> str:
    """Return the text escaped, with links and line breaks; what customers write and read."""
    pieces, at = [], 0
    for found in _LINK.finditer(text):
        url = found.group().rstrip(_TRAILING)
        pieces += [escape(text[at : found.start()]), _anchor(url)]
        at = found.start() + len(url)
    pieces.append(escape(text[at:]))
    return "".join(pieces).replace("\n", "<br>")


def formatted(text: str, named: Iterable[Named] = ()) -> str:
    """Return the text with its markdown drawn and those it names shown; what we write to us."""
    mentions = {text[each.start : each.end]: _mentioned(text, each) for each in named}
    drawn = markdown.html_of(text, mentions)
    return plain(text) if drawn is None else drawn


def _mentioned(text: str, named: Named) -> Mentioned:
    if named.person is None:
        return Mentioned(id="all", shown=text[named.start : named.end])
    return Mentioned(id=str(named.person.id), shown=f"@{named.person.name}")


def _anchor(url: str) -> str:
    safe = escape(url)
    return f'<a href="{safe}" target="_blank" rel="noopener noreferrer nofollow">{safe}</a>'
