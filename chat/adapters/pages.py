"""What a page says of itself: read from its head, whatever else it holds."""

import codecs
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

_LONGEST = 2_000  # characters of any one thing
_PIECE = 16 * 1024
_SECONDS = 0.5  # of the processor; who has not said by then what it is, is asked no longer
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
# Python knows stranger encodings than pages are written in.
_WRITTEN_IN = re.compile(
    r"utf-?(8|16)|(iso-?8859|windows|cp|koi8|euc)[-_\w]*|us-ascii|latin-?1|shift_?jis|big5|gb\w+",
    re.IGNORECASE,
)
_FIRST = {
    "title": ("og:title", "twitter:title"),
    "description": ("og:description", "twitter:description", "description"),
    "site": ("og:site_name", "application-name"),
    "picture": ("og:image:secure_url", "og:image:url", "og:image", "twitter:image"),
}


@dataclass(frozen=True, kw_only=True)
class Described:
    """A page in its own words, not cleaned; `picture` is an address or empty."""

    title: str
    description: str
    site: str
    picture: str


def described(raw: bytes, *, content_type: str, url: str) -> Described:
    """Return what a page at `url` says in its title and its `og:` and `twitter:` lines."""
    head = _Head()
    text = raw.decode(_encoding(raw, content_type), errors="replace")
    until = time.thread_time() + _SECONDS
    with suppress(AssertionError):  # the parser's word for markup it gives up on
        for start in range(0, len(text), _PIECE):
            if head.over or time.thread_time() > until:
                break
            head.feed(text[start : start + _PIECE])
    said = {name: _one_of(head.said, keys) for name, keys in _FIRST.items()}
    return Described(
        title=said["title"] or "".join(head.title)[:_LONGEST],
        description=said["description"],
        site=said["site"],
        picture=_joined(url, said["picture"]),
    )


class _Head(HTMLParser):
    """Gathers titles and meta lines until the body begins."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.title: list[str] = []
        self.over = False
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.over = self.over or tag == "body"
        self._in_title = tag == "title" and not self.title and not self.over
        if tag == "meta" and not self.over:
            found = dict(attrs)
            key = (found.get("property") or found.get("name") or "").strip().lower()
            self.said.setdefault(key[:40], (found.get("content") or "").strip()[:_LONGEST])

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data[:_LONGEST])


def _one_of(said: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((said[key] for key in keys if said.get(key)), "")


def _joined(url: str, picture: str) -> str:
    try:
        return urljoin(url, picture) if picture else ""
    except ValueError:
        return ""


def _encoding(raw: bytes, content_type: str) -> str:
    told = _CHARSET.search(content_type.encode("latin-1", "replace")) or _CHARSET.search(raw[:2048])
    name = told[1].decode("ascii") if told else "utf-8"
    try:
        return codecs.lookup(name).name if _WRITTEN_IN.fullmatch(name) else "utf-8"
    except LookupError:
        return "utf-8"
