"""Draws documents, and keeps the PDF of what was issued: the first one is the one."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from billing.adapters.papers import render
from billing.models import StoredPdf
from billing.ports.printable import printables
from billing.types.printing import AnyPaper, Printed
from hub.kernel.errors import NotFound

log = logging.getLogger(__name__)


def printed(kind: str, subject_id: UUID) -> Printed:
    """Return what a document says. NotFound for a kind nobody registered."""
    known = printables.get(kind)
    if known is None:
        raise NotFound
    return known.printed(subject_id)


def drawn(paper: AnyPaper) -> bytes:
    """Return what nobody keeps as PDF: it is another tomorrow."""
    return render(paper)


def pdf_of(found: Printed, *, at: datetime) -> bytes:
    """Return a document as PDF: what was issued as it was first drawn, the rest as it is now."""
    if not found.edition:
        return render(found.paper)
    return content_of(keep(found, at=at))


def keep(found: Printed, *, at: datetime) -> StoredPdf:
    """Draw a document and keep it, once an edition: two who draw at once keep one.

    What has no edition (a receipt, a statement) is kept by what it says.
    """
    rows = StoredPdf.objects.filter(kind=found.kind, subject_id=found.id)
    known = rows.filter(edition=found.edition).first() if found.edition else None
    if known is not None:
        return known
    drawn = render(found.paper)
    digest = hashlib.sha256(drawn).hexdigest()
    edition = found.edition or digest
    known = rows.filter(edition=edition).first()
    return known or _kept(found, edition, drawn, digest, at)


def content_of(row: StoredPdf) -> bytes:
    """Return a kept PDF; one that is not what was kept is logged, and given all the same."""
    with row.file.open("rb") as file:
        content: bytes = file.read()
    if hashlib.sha256(content).hexdigest() != row.sha256:
        log.error("kept_pdf_differs", extra={"pdf": str(row.id)})
    return content


def _kept(found: Printed, edition: str, drawn: bytes, digest: str, at: datetime) -> StoredPdf:
    row = StoredPdf(
        kind=found.kind,
        subject_id=found.id,
        edition=edition,
        sha256=digest,
        size=len(drawn),
        created_at=at,
    )
    row.file.save(f"billing/{row.id.hex[:2]}/{row.id}.pdf", ContentFile(drawn), save=False)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # somebody drew it at the same time
        row.file.delete(save=False)
        return StoredPdf.objects.get(kind=found.kind, subject_id=found.id, edition=edition)
    return row
