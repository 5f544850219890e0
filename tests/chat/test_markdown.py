"""What colleagues write is drawn safely: nothing beyond the list, nothing lost, in its time."""

import re
import time
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chat.adapters.markdown import ATTRIBUTES, SCHEMES, TAGS
from chat.serializers.rich_text import formatted, plain
from chat.types import TEXT_LIMIT

REL = 'target="_blank" rel="noopener noreferrer nofollow"'
PIECES = st.sampled_from(
    [
        *("*", "**", "_", "~~", "`", "```", "```py\n", "> ", "- ", "1. ", "\n", "\n\n", "    "),
        *(
            "[x](",
            ")",
            "](javascript:alert(1))",
            "![i](http://a.pe/i.png)",
            "<",
            ">",
            '"',
            "'",
            "&",
        ),
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>"),
        *(
            "javascript:alert(1)",
            "data:text/html,x",
            "https://a.pe/b?c=d&e",
            "http://",
            "mailto:a@b",
        ),
        *("<https://a.pe>", "<javascript:x>", "<a@b.pe>", "&#106;avascript:", "&lt;", "\\", "\\*"),
        *("# h", "---", "===", "| a | b |", "[a]: http://x.pe", "@ana", "@todos", " ", "\t", "\r"),
        *("\u202e", "\u200b", "👍🏽", "ñandú", "مرحبا", "\x01", "\ue000", "\ufffd"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)


class Read(HTMLParser):
    """Everything an HTML reader finds in it."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.said = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.said.append(data)

    def unknown_decl(self, data):
        raise AssertionError(data)

    handle_comment = handle_decl = handle_pi = unknown_decl


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**a** _b_ *c*", "<p><strong>a</strong> <em>b</em> <em>c</em></p>"),
        ("~~d~~ `e<f`", "<p><s>d</s> <code>e&lt;f</code></p>"),
        ("a\nb\n\nc", "<p>a<br>\nb</p>\n<p>c</p>"),
        ("> q\n\nr", "<blockquote>\n<p>q</p>\n</blockquote>\n<p>r</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("```py\nx<y\n```", '<pre><code class="language-py">x&lt;y\n</code></pre>'),
        ("```hola a todos\nx\n```", "<pre><code>hola a todos\nx\n</code></pre>"),
        ("# a\n---\n| b |", "<p># a<br>\n---<br>\n| b |</p>"),
        ("snake_case_name 2*3*4", "<p>snake_case_name 2<em>3</em>4</p>"),
        ("<b>x</b> &lt;", "<p>&lt;b&gt;x&lt;/b&gt; &amp;lt;</p>"),
        ("(https://a.pe/x_y_z?q=1&w=2),", f'<p>(<a href="https://a.pe/x_y_z?q=1&amp;w=2" {REL}>https://a.pe/x_y_z?q=1&amp;w=2</a>),</p>'),
        ("[y](https://a.pe)", f'<p><a href="https://a.pe" {REL}>y</a></p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("<a@b.pe>", f'<p><a href="mailto:a@b.pe" {REL}>a@b.pe</a></p>'),
        ("![i](http://a.pe/i.png)", f'<p>!<a href="http://a.pe/i.png" {REL}>i</a></p>'),
        ("`https://a.pe`", "<p><code>https://a.pe</code></p>"),
        ("xhttp://a.pe ftp://b.pe", "<p>xhttp://a.pe ftp://b.pe</p>"),
    ],
)  # fmt: skip
def test_what_is_drawn(text, html):
    assert formatted(text) == html


@settings(deadline=None)
@given(TEXTS)
@example("[http://a.pe](http://b.pe)")
@example("```<script>\n```")
@example(">" * 300 + "a")
@example("- " * 300 + "a")
@example("http://[::1")
@example("[x]()")
def test_no_text_makes_more_than_is_on_the_list(text):
    found = Read(formatted(text))

    for tag, attributes in found.tags:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
        if "href" in attributes:
            assert attributes["href"].partition(":")[0].lower() in SCHEMES
        if "class" in attributes and tag != "code":
            assert attributes["class"] == "mention"


@settings(deadline=None)
@given(TEXTS)
@example("```hola\n```")
@example("~~~a b\n")
@example(">" * 300 + "hola")
@example("1. " * 300 + "hola")
@example("[foo]: http://x.pe 'hola'")
def test_every_word_survives(text):
    html = formatted(text)

    shown = unescape(html)
    for word in re.findall(r"[a-zA-Z]+", text):
        assert word in shown


NASTY = {
    "stars": "*a_" * 20_000,
    "brackets": "[" * 60_000,
    "nested links": "[a](" * 15_000,
    "closed brackets": "[" * 30_000 + "]" * 30_000,
    "quotes": ">" * 60_000,
    "quoted lines": "> a\n" * 15_000,
    "quotes in quotes": "\n".join("> " * depth + "a" for depth in range(1, 250)),
    "lists": "- a\n" * 15_000,
    "lists in lists": "\n".join("  " * depth + "- a" for depth in range(250)),
    "deep list": "- " * 30_000,
    "backticks": "".join("`" * n + " " for n in range(1, 350)),
    "fences": "```\n" * 15_000,
    "lines": "a\n" * 30_000,
    "paragraphs": "a\n\n" * 20_000,
    "escapes": "\\*" * 30_000,
    "autolinks": "<" * 60_000,
    "addresses": "http://a.pe " * 5_000,
    "colons": "://" * 20_000,
    "mentions": "@ana " * 12_000,
    "emoji": "👨‍👩‍👧‍👦" * 10_000,
    "one word": "a" * 65_000,
    "some of each": "> - **[a](http://b.pe)** `c`\n" * 900,
    "brackets within bounds": "[" * 499 + "]" * 499 + "(",
    "stars within bounds": "*a **b " * 660,
    "addresses within bounds": "http://a.pe " * 199,
    "list within bounds": "1. a\n" * 990,
}


@pytest.mark.parametrize("name", NASTY)
def test_a_bomb_takes_little_longer_than_plain_words(name):
    """Measured against ordinary prose of the same length on the same processor."""
    text = NASTY[name][:TEXT_LIMIT]
    prose = ("Buenos días, la caja cierra a las seis. " * 2_000)[:TEXT_LIMIT]

    assert min(_seconds(text) for _ in range(2)) < 40 * max(_seconds(prose), 0.002)


def test_ten_thousand_emoji_survive():
    assert formatted("👍🏽" * 10_000).count("👍🏽") == 10_000
    assert plain("👍🏽" * 10_000).count("👍🏽") == 10_000


def _seconds(text):
    start = time.thread_time()
    formatted(text)
    return time.thread_time() - start
