"""What stands in the archive of an order, for whom.

Data and summary, messages, photos, reports of the work, papers, invoices.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from billing.operations import papers
from billing.queries import invoices
from chat.queries import conversation_for, reader_of
from chat.queries.transcripts import told_of
from field_service.models import Order
from field_service.operations.papers import writing
from field_service.queries import activity, charges, documents
from field_service.queries.printed_reports import printed
from hub.kernel.errors import NotFound
from hub.kernel.home import local

if TYPE_CHECKING:
    from datetime import datetime

    from hub.accounts.models import User

Piece = tuple[tuple[str, ...], Iterable[bytes]]
CHUNK = 64 * 1024


def of(order: Order, user: User, *, at: datetime) -> Iterator[Piece]:
    """Yield each file of the archive: its path as people wrote it, and its bytes."""
    data = writing.told(order, user)
    yield (f"{order.label}.json",), [json.dumps(data, ensure_ascii=False, indent=2).encode()]
    yield (f"{order.label}.pdf",), writing.page(order, data)
    yield from _messages(order, user)
    yield from _photos(order, user)
    yield from _reports(order, user, at)
    yield from _papers(order, user)
    yield from _invoices(order, user, at)


def _messages(order: Order, user: User) -> Iterator[Piece]:
    """Yield what was said about it, where this person reads the conversation."""
    if order.conversation_id is None:
        return
    try:
        thread = conversation_for(user, order.conversation_id)
    except NotFound:
        return
    lines = list(told_of(thread, reader_of(user, thread), topic=f"order:{order.id}"))
    if lines:
        yield ("mensajes.txt",), (f"{line}\n".encode() for line in lines)


def _photos(order: Order, user: User) -> Iterator[Piece]:
    """Yield the pictures this person may see, named by when they were taken."""
    for row in activity.photos_for(user, order):
        ending = PurePosixPath(row.file.name).suffix
        name = f"{local(row.taken_at):%Y-%m-%d %H.%M.%S} {row.tag}{ending}"
        yield ("fotos", name), _bytes(row.file.file)


def _reports(order: Order, user: User, at: datetime) -> Iterator[Piece]:
    """Yield every version of the report of the work, as it was drawn."""
    for row in activity.reports_visible_to(user).filter(order=order).order_by("version"):
        yield ("informes", f"{row.label}.pdf"), [papers.pdf_of(printed(row.id), at=at)]


def _papers(order: Order, user: User) -> Iterator[Piece]:
    """Yield every version of every paper this person may see."""
    for row in documents.of_order(user, order.id):
        for version in row.versions.all():
            ending = PurePosixPath(version.attachment.name).suffix
            stem = PurePosixPath(row.name).stem if row.name.endswith(ending) else row.name
            name = f"{stem} v{version.number}{ending}"
            yield ("documentos", name), _bytes(version.attachment.file)


def _invoices(order: Order, user: User, at: datetime) -> Iterator[Piece]:
    for row in charges.invoices_of(order):
        if not row.is_standing or not invoices.visible_to(user).filter(id=row.id).exists():
            continue
        paper = papers.pdf_of(papers.printed("invoice", row.id), at=at)
        yield ("facturas", f"{row.label}.pdf"), [paper]


def _bytes(kept: Any) -> Iterator[bytes]:
    if not kept:  # its bytes were forgotten with whose they were
        return
    try:
        with kept.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except FileNotFoundError:  # or are just being forgotten
        return
