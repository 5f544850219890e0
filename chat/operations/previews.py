"""What links of ours show: a row with the message, fetched afterwards, told when it is here."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from html import unescape
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from django.conf import settings
from django.db import transaction

from chat.adapters import pages, pictures, store
from chat.models import Message, Preview
from chat.operations import numbers, threads, words
from chat.types import FetchState
from hub.kernel import jobs
from hub.kernel.errors import DomainError
from hub.kernel.http import MEGABYTE
from hub.kernel.pages import public_get

log = logging.getLogger(__name__)

MOST = 3  # of one message
PAUSES = (60, 600, 3600)  # seconds between tries
LEASE = timedelta(minutes=1)
AT_ONCE = 20
SECONDS = 5.0
_HREF = re.compile(r'<a href="(https?://[^"]{1,3000})"', re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
_WORTH_ANOTHER_TRY = (408, 425, 429)
# A slow page never keeps the other work waiting.
_seats = BoundedSemaphore(2)
Now = Callable[[], datetime]


def promise(message: Message, *, at: datetime) -> None:
    """Note with a new message of ours what its links are to show."""
    _promise(message, _links_of(message.html), range(MOST), at)


def renew(message: Message, *, at: datetime) -> None:
    """Note what the links of an edited message are to show; those it still has stay."""
    wanted = _links_of(message.html)
    rows = {row.url: row for row in Preview.objects.filter(message=message)}
    forget(row for url, row in rows.items() if url not in wanted)
    taken = {row.position for url, row in rows.items() if url in wanted}
    free = [place for place in range(2 * MOST) if place not in taken]
    _promise(message, [url for url in wanted if url not in rows], free, at)


def forget(rows: Iterable[Preview]) -> None:
    """Remove previews, and their pictures once that is committed."""
    for row in rows:
        name = row.picture.name or ""
        row.delete()
        transaction.on_commit(partial(store.forget, name), robust=True)


def of_message(message_id: UUID) -> list[UUID]:
    """Return the previews of a message that wait to be fetched, in order."""
    rows = Preview.objects.filter(message_id=message_id, state=FetchState.PENDING)
    return list(rows.order_by("position").values_list("id", flat=True))


def due(*, at: datetime) -> list[UUID]:
    """Return previews whose next try has come, the longest waiting first."""
    rows = Preview.objects.filter(state=FetchState.PENDING, next_try_at__lte=at)
    return list(rows.order_by("next_try_at").values_list("id", flat=True)[:AT_ONCE])


def fetch(preview_id: UUID, *, now: Now) -> None:
    """Fetch one preview if it is due and there is a seat; otherwise the sweep comes by."""
    if not _seats.acquire(blocking=False):
        return
    try:
        row = Preview.objects.filter(id=preview_id, state=FetchState.PENDING).first()
        if row is not None and _claim(row, at=now()):
            if row.tries > len(PAUSES):  # tried before, and nobody lived to say how it went
                _settle(row, state=FetchState.FAILED, next_try_at=None)
            else:
                _fetch(row, now)
    finally:
        _seats.release()


def _promise(message: Message, urls: list[str], places: Iterable[int], at: datetime) -> None:
    if urls:
        Preview.objects.bulk_create(
            Preview(message=message, url=url, position=place, next_try_at=at)
            for url, place in zip(urls, places, strict=False)
        )
        jobs.enqueue("chat.tasks.fetch_previews", str(message.id))


def _claim(row: Preview, *, at: datetime) -> bool:
    mine = Preview.objects.filter(
        id=row.id, state=FetchState.PENDING, next_try_at__lte=at, tries=row.tries
    )
    return bool(mine.update(next_try_at=at + LEASE, tries=row.tries + 1))


def _fetch(row: Preview, now: Now) -> None:
    try:
        found = _look(row.url)
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        _miss(row, again=status >= 500 or status in _WORTH_ANOTHER_TRY, at=now())
    except httpx.HTTPError:
        _miss(row, again=True, at=now())
    except DomainError as refused:
        _miss(row, again=refused.status >= 500, at=now())
    except Exception:
        log.exception("preview_failed", extra={"preview": str(row.id)})
        _miss(row, again=False, at=now())
    else:
        state = FetchState.READY if found["title"] else FetchState.FAILED
        _settle(row, **found, state=state, next_try_at=None)


def _look(url: str) -> dict[str, Any]:
    """Return the fields of a preview; its picture kept under a name below the media folder."""
    with public_get(url, accept=_HTML, max_bytes=2 * MEGABYTE, seconds=SECONDS) as page:
        raw = page.stream.read(MEGABYTE)
        said = pages.described(raw, content_type=page.content_type, url=page.url)
    title = words.line(said.title, 300)
    return {
        "title": title,
        "description": words.line(said.description, 600),
        "site": words.line(said.site or urlsplit(url).hostname or "", 120),
        "picture": _picture(said.picture) if title and said.picture else "",
    }


def _picture(url: str) -> str:
    """Return where the picture is kept, small and drawn anew; empty where there is none to keep."""
    try:
        with store.desk() as desk:
            with public_get(
                url, accept=("image/",), max_bytes=5 * MEGABYTE, seconds=SECONDS
            ) as page:
                chunks = store.chunks_of(page.stream)
                raw = store.take_down(chunks, desk / "raw", largest=5 * MEGABYTE)
            pictures.redraw(raw.path, desk / "picture", desk / "small")
            return store.settle(desk / "small", ".webp")
    except (DomainError, httpx.HTTPError, httpx.InvalidURL, UnicodeError):
        return ""


def _miss(row: Preview, *, again: bool, at: datetime) -> None:
    wait = PAUSES[row.tries] if again and row.tries < len(PAUSES) else None
    state = FetchState.FAILED if wait is None else FetchState.PENDING
    next_try_at = None if wait is None else at + timedelta(seconds=wait)
    _settle(row, state=state, next_try_at=next_try_at)


def _settle(row: Preview, **fields: Any) -> None:
    if not _settled(row, fields):  # the message changed meanwhile
        store.forget(fields.get("picture", ""))


@numbers.transacted
def _settled(row: Preview, fields: dict[str, Any]) -> bool:
    """Store what became of a preview and tell it when it can be shown; False when it is gone."""
    message = Message.objects.filter(id=row.message_id).first()
    if message is None:
        return False
    numbers.hold(message.conversation_id)
    if not Preview.objects.filter(id=row.id, state=FetchState.PENDING).update(**fields):
        return False
    if fields["state"] == FetchState.READY:
        threads.touch(message, [])
    return True


def _links_of(html: str) -> list[str]:
    """Return the first addresses a message links to; our own pages have cards of their own."""
    found = dict.fromkeys(unescape(each) for each in _HREF.findall(html))
    own = f"{settings.PUBLIC_URL}/"
    return [url for url in found if len(url) <= 2000 and not f"{url}/".startswith(own)][:MOST]
