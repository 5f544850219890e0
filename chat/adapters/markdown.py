"""Markdown as colleagues write it, made into HTML that cannot do anything but be read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_inline import StateInline

TAGS = frozenset(
    ["p", "br", "strong", "em", "s", "code", "pre", "ul", "ol", "li", "blockquote", "a", "span"]
)
ATTRIBUTES = {
    "a": frozenset({"href", "title", "target"}),
    "code": frozenset({"class"}),
    "ol": frozenset({"start"}),
    "span": frozenset({"class", "data-user"}),
}
SCHEMES = frozenset({"http", "https", "mailto"})
REL = "noopener noreferrer nofollow"
# What costs more than its length: beyond so much of it a text is shown as it was written.
_BOUNDS = [
    (re.compile(r"[-\n!#$%&*+:<=>@\[\\\]^_`{}~]"), 2_000),
    (re.compile(r"\n"), 1_000),
    (re.compile(r"\["), 500),
    (re.compile(r"://"), 200),
]
_DEEPEST = 12  # quotes and lists in each other; a list counts twice
_SPOKEN = ["newline", "escape", "backticks", "strikethrough", "emphasis", "link", "autolink"]
_BLOCKS = ["fence", "blockquote", "list"]

_SAFE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_ADDRESS = re.compile(r"://[^\s<>\[\]\"'`\\]{1,2000}")
_SCHEME = re.compile(r"(?<![A-Za-z0-9])https?\Z", re.IGNORECASE)
_TRAILING = ".,;:!?)]}»”’*_~"
_BEFORE = re.compile(r"[\w@/=&#%]")  # not a word of its own
_LANGUAGE = re.compile(r"language-[\w.+#-]{1,30}")

BlockRule = Callable[[StateBlock, int, int, bool], bool]


@dataclass(frozen=True, kw_only=True)
class Mentioned:
    """Whom an `@word` means: a user's id, or `all`; and what is shown for it."""

    id: str
    shown: str


def html_of(text: str, mentions: Mapping[str, Mentioned]) -> str | None:
    """Return the text as HTML of `TAGS` and `ATTRIBUTES` only; None where it is too intricate.

    Bold, italic, struck out, code, lists, quotes, links and line breaks; everything else stays the
    text it is. `mentions` are the words as they stand in the text, their `@` before them.
    """
    if any(len(mark.findall(text)) > most for mark, most in _BOUNDS):
        return None
    drawn = _markdown.render(text, {"mentions": mentions, "words": _any_of(mentions)})
    return nh3.clean(
        drawn.strip(),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=REL,
        set_tag_attribute_values={"a": {"target": "_blank"}},
        attribute_filter=_filtered,
    )


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        return _SAFE.match(url) is not None

    def normalizeLinkText(self, link: str) -> str:
        return link  # as it was written: what is shown is what was said


def _filtered(tag: str, name: str, value: str) -> str | None:
    """Links lead somewhere outside; classes are ours, whatever a fence calls its language."""
    if name == "href":
        return value if _SAFE.match(value) else None
    if name != "class" or (tag == "span" and value == "mention"):
        return value
    return value if tag == "code" and _LANGUAGE.fullmatch(value) else None


def _address(state: StateInline, silent: bool) -> bool:
    """A bare address is a link; what stands around it is not part of it."""
    if state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.src[max(0, state.pos - 6) : state.pos])
    found = _ADDRESS.match(state.src, state.pos) if scheme is not None else None
    rest = found.group().rstrip(_TRAILING) if found is not None else ""
    if scheme is None or len(rest) <= len("://"):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme.group())]
        _anchor(state, scheme.group() + rest)
    state.pos += len(rest)
    return True


def _anchor(state: StateInline, url: str) -> None:
    state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(url)}
    state.push("text", "", 0).content = url
    state.push("link_close", "a", -1)


def _any_of(mentions: Mapping[str, Mentioned]) -> re.Pattern[str] | None:
    words = "|".join(re.escape(word) for word in sorted(mentions, key=len, reverse=True))
    return re.compile(rf"(?:{words})(?!\w)(?![-.+'@]\w)") if words else None


def _mention(state: StateInline, silent: bool) -> bool:
    """An `@word` that names somebody shows who."""
    words = state.env["words"]
    if words is None or state.src[state.pos] != "@":
        return False
    found = words.match(state.src, state.pos)
    if found is None or _BEFORE.search(state.src[max(0, state.pos - 1) : state.pos]):
        return False
    if not silent:
        mentioned = state.env["mentions"][found.group()]
        opened = state.push("mention_open", "span", 1)
        opened.attrs = {"class": "mention", "data-user": mentioned.id}
        state.push("text", "", 0).content = mentioned.shown
        state.push("mention_close", "span", -1)
    state.pos = found.end()
    return True


def _shallow(rule: BlockRule) -> BlockRule:
    """Deeper than anybody reads, the marks of quotes and lists are text; nothing is dropped."""

    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < _DEEPEST and rule(state, start, end, silent)

    return bounded


def _fence(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """A fence that says more than a language, or nothing but it, shows that as well."""
    token = tokens[index]
    said = token.info.strip()
    if said and (not token.content or not _LANGUAGE.fullmatch(f"language-{said}")):
        token.info, token.content = "", f"{said}\n{token.content}"
    return str(renderer.fence(tokens, index, options, env))


def _made() -> MarkdownIt:
    made = _Markdown("zero", {"breaks": True, "maxNesting": 40})
    made.enable([*_SPOKEN, *_BLOCKS])
    made.inline.ruler.before("newline", "address", _address)
    made.inline.ruler.before("newline", "mention", _mention)
    ends = ["paragraph", "reference", "blockquote"]
    made.block.ruler.at("blockquote", _shallow(blockquote), {"alt": [*ends, "list"]})
    made.block.ruler.at("list", _shallow(list_block), {"alt": ends})
    made.add_render_rule("fence", _fence)
    return made


_markdown = _made()
