"""Tables and papers as the files they are taken away as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from billing.serializers.books import HEADS
from chat.views.transcripts import streamed
from hub.kernel import sheets
from hub.kernel.errors import Invalid
from hub.kernel.sheets import Cell
from hub.kernel.trail import note

PDF = "application/pdf"
NAMES = {
    "sales": {"es": "registro-de-ventas", "en": "sales-register"},
    "ledger": {"es": "libro-mayor", "en": "ledger"},
    "statement": {"es": "estado-de-cuenta", "en": "statement"},
    "transactions": {"es": "movimientos", "en": "transactions"},
}


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """Return a PDF for one person's eyes, to be shown where it was asked for."""
    answer = HttpResponse(content, content_type=PDF)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def as_table(
    request: Request, what: str, lines: Iterable[Sequence[Cell]], format: str, *, kind: str
) -> HttpResponseBase:
    """Return a table in the reader's language, CSV as it is read; that it was taken is noted."""
    if format not in ("csv", "xlsx"):
        raise Invalid(fields={"format": ["csv or xlsx."]})
    language = getattr(request.user, "language", "es")
    head = HEADS[what].get(language, HEADS[what]["es"])
    name = f"{NAMES[what].get(language, NAMES[what]['es'])}.{format}"
    note("exported", kind=kind, format=format)
    whole = chain([head], lines)
    if format == "xlsx":
        book = sheets.xlsx_of(whole)
        return FileResponse(book, as_attachment=True, filename=name, content_type=sheets.XLSX)
    body: Iterator[str] = sheets.csv_of(whole)
    answer = StreamingHttpResponse(streamed(body, request), content_type=sheets.CSV)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
