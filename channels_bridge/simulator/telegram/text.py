"""Formatted text as the Bot API reads it: parse_mode HTML and MarkdownV2 into plain text."""

import re
from html.parser import HTMLParser
from typing import Any

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}  # fmt: skip
RESERVED = r"_*[]()~`>#+-=|{}.!"


class CannotParse(ValueError):
    """The text breaks the rules of its parse_mode."""


def units(text: str) -> int:
    """Length in UTF-16 code units, in which offsets are counted."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(text: str, mode: str | None) -> tuple[str, list[dict[str, Any]]]:
    """Plain text and its entities; raise CannotParse."""
    if not mode:
        return text, []
    if mode.lower() == "html":
        reader = _Html()
        reader.feed(text)
        reader.close()
        if reader.open:
            raise CannotParse(
                f'Can\'t find end tag corresponding to start tag "{reader.open[-1][0]}"'
            )
        return reader.text, reader.entities
    if mode.lower() == "markdownv2":
        return _markdown(text), []
    raise CannotParse("unsupported parse_mode")


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.entities: list[dict[str, Any]] = []
        self.open: list[tuple[str, int, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise CannotParse(f'Unsupported start tag "{tag}" at byte offset {units(self.text)}')
        self.open.append((tag, units(self.text), dict(attrs).get("href")))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise CannotParse(f'Unmatched end tag "{tag}"')
        name, start, href = self.open.pop()
        length = units(self.text) - start
        if length:
            entity: dict[str, Any] = {"type": TAGS[name], "offset": start, "length": length}
            self.entities.append(entity | ({"url": href} if href else {}))

    def handle_data(self, data: str) -> None:
        self.text += data


def _markdown(text: str) -> str:
    bare = re.sub(r"\\(.)", "", text)
    for mark in ("`", "||", "__", "*", "_", "~"):
        if bare.count(mark) % 2 and mark not in ("_",):
            raise CannotParse(f"Can't find end of the entity starting with {mark}")
    for char in re.sub(r"[_*~`|]|\[[^\]]*\]\([^)]*\)|^>", "", bare):
        if char in RESERVED:
            raise CannotParse(f"Character '{char}' is reserved and must be escaped")
    shown = re.sub(r"(?<!\\)\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)[_*~`|]", "", shown))
