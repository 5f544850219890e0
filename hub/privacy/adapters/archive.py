"""The file somebody takes along: JSON of everything, the files themselves, a page to read."""

from __future__ import annotations

import html
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings

from hub.accounts.ports.personal import Subject, keepers
from hub.kernel.ids import new_id

FOLDER = "privacy"
SHOWN = 200  # rows of one kind that the page shows; the JSON has all
WORDS = {
    "es": {
        "title": "Sus datos",
        "made": "Preparado el",
        "rows": "registros",
        "all": "Todo está en",
    },
    "en": {"title": "Your data", "made": "Made on", "rows": "records", "all": "All of it is in"},
}
_PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
table{{border-collapse:collapse;width:100%;margin:.5rem 0 2rem;display:block;overflow-x:auto}}
td,th{{border:1px solid #8888;padding:.3rem .5rem;text-align:left;vertical-align:top}}</style>
<h1>{title}</h1><p>{made} {at}</p>{body}</html>
"""


def write(
    subject: Subject, *, name: str, language: str, at: str, progress: Callable[[int], None]
) -> str:
    """Write everything kept about somebody; returns the file's name below the media folder.

    `progress` hears per cent, and the same again with every file: long work shows that it lives.
    """
    root = Path(settings.MEDIA_ROOT) / FOLDER
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=root) as folder:
        path = Path(folder) / "archive.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            _fill(archive, subject, name, language, at, progress)
        with path.open("rb") as file:
            os.fsync(file.fileno())
        made = f"{FOLDER}/{new_id().hex}.zip"
        path.replace(Path(settings.MEDIA_ROOT) / made)
    return made


def opened(name: str) -> IO[bytes]:
    """Open a written archive; FileNotFoundError when it is gone."""
    return (Path(settings.MEDIA_ROOT) / name).open("rb")


def forget(name: str) -> None:
    """Remove an archive; one already gone is fine."""
    if name:
        (Path(settings.MEDIA_ROOT) / name).unlink(missing_ok=True)


def _fill(
    archive: zipfile.ZipFile,
    subject: Subject,
    name: str,
    language: str,
    at: str,
    progress: Callable[[int], None],
) -> None:
    words, sections = WORDS.get(language, WORDS["es"]), []
    every = list(keepers)
    for place, (key, keeper) in enumerate(every):
        rows = list(keeper.rows(subject))
        if rows:
            text = json.dumps(rows, ensure_ascii=False, indent=1)
            archive.writestr(f"data/{key}.json", text)
            sections.append(_section(key, rows, words))
        done = round(100 * place / len(every))
        _add_files(archive, key, keeper.files(subject), beat=partial(progress, done))
        progress(round(100 * (place + 1) / len(every)))
    title = f"{words['title']}: {html.escape(name)}"
    about = {"language": language, "title": title, "made": words["made"], "at": at}
    archive.writestr("index.html", _PAGE.format(**about, body="".join(sections)))


def _add_files(
    archive: zipfile.ZipFile,
    key: str,
    files: Iterable[tuple[PurePosixPath, IO[bytes]]],
    *,
    beat: Callable[[], None],
) -> None:
    taken: set[str] = set()
    for path, stream in files:
        beat()
        inside = _safe(key, path, taken)
        with stream, archive.open(inside, "w") as into:
            shutil.copyfileobj(stream, into)


def _safe(key: str, path: PurePosixPath, taken: set[str]) -> str:
    """Return a name no unpacker takes anywhere else, and that no other file has."""
    parts = [part for part in path.parts if part not in ("", "/", "..", ".")]
    shown = "".join(c if c.isprintable() and c not in '\\/:*?"<>|' else "_" for c in parts[-1])[
        -80:
    ]
    inside, number = f"files/{key}/{shown}", 1
    while inside in taken:
        number += 1
        inside = f"files/{key}/{number}-{shown}"
    taken.add(inside)
    return inside


def _section(key: str, rows: list[dict[str, Any]], words: dict[str, str]) -> str:
    heads = list(dict.fromkeys(name for row in rows[:SHOWN] for name in row))
    head = "".join(f"<th>{html.escape(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(_cells(row, heads))}</tr>" for row in rows[:SHOWN])
    link = f'<a href="data/{key}.json">data/{key}.json</a>'
    more = f"<p>{words['all']} {link}</p>"
    count = f"{len(rows)} {words['rows']}"
    return f"<h2>{html.escape(key)} ({count})</h2>{more}<table><tr>{head}</tr>{body}</table>"


def _cells(row: dict[str, Any], heads: list[str]) -> Iterator[str]:
    for name in heads:
        value = row.get(name)
        shown = "" if value is None else value if isinstance(value, str) else json.dumps(value)
        yield f"<td>{html.escape(shown)}</td>"
