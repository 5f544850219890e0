"""A page is read for what it says of itself, whatever it is made of."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.adapters.pages import described

URL = "http://a.pe/b/c?d"


def said(raw, content_type="text/html", url=URL):
    return described(raw, content_type=content_type, url=url)


@pytest.mark.parametrize(
    ("raw", "content_type", "title"),
    [
        ("<title>Año</title>".encode("latin-1"), "text/html; charset=iso-8859-1", "Año"),
        ('<meta charset="windows-1252"><title>Año</title>'.encode("cp1252"), "text/html", "Año"),
        ("<title>日本</title>".encode("shift_jis"), "text/html;charset=Shift_JIS", "日本"),
        ("<title>Año</title>".encode("utf-16"), "text/html; charset=utf-16", "Año"),
        (b"<title>A\xf1o</title>", "text/html; charset=unicode_escape", "A\ufffdo"),
        (b"<title>hola</title>", "text/html; charset=zip", "hola"),
        (b"<title>hola</title>", "text/html; charset=cp99999", "hola"),
        (b"<title>hola</title>", "text/html; charset=\xf1", "hola"),
        (b"<TITLE>a</TITLE>", "TEXT/HTML", "a"),
        (b"<title>a</title><title>b</title>", "text/html", "a"),
        (b"<title>a &amp; b</title>", "text/html", "a & b"),
        (b"<body><title>a</title><meta property=og:title content=b>", "text/html", ""),
        (b"<title>a</title><meta name='Twitter:Title' content='b'>", "text/html", "b"),
        (b"<meta property=og:title><title>a</title>", "text/html", "a"),
        (b"<![foo[<title>a</title>", "text/html", ""),
    ],
)
def test_titles_as_pages_write_them(raw, content_type, title):
    assert said(raw, content_type).title == title


@pytest.mark.parametrize(
    ("picture", "address"),
    [
        ("f.png", "http://a.pe/b/f.png"),
        ("/f.png", "http://a.pe/f.png"),
        ("//b.pe/f.png", "http://b.pe/f.png"),
        ("https://b.pe/f.png", "https://b.pe/f.png"),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_where_the_picture_is(picture, address):
    assert said(f"<meta property=og:image content='{picture}'>".encode()).picture == address


@pytest.mark.parametrize(
    "bomb",
    [
        b"<!--" * 200_000, b"<![CDATA[" * 100_000, b"<a b='" * 150_000, b"<" * 900_000,
        b"<meta " * 150_000, b"<title>" * 120_000, b"&#x" * 300_000, b"<!" * 400_000,
        b"<meta a=b " * 90_000, b"<p>" * 300_000, b"</" * 400_000, b"<?" * 400_000,
    ],
)  # fmt: skip
def test_no_page_takes_long(bomb):
    start = time.thread_time()
    said(bomb)

    assert time.thread_time() - start < 3


@settings(deadline=None)
@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_are_read(raw, content_type):
    found = said(b"<title>hola</title>" + raw, content_type)

    assert isinstance(found.title, str)
