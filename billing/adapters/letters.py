"""The words around a document in a mail, as plain text and for those who see HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.html import escape

from billing.types.printing import (
    Paper,
    Printed,
    ReceiptPaper,
    SlipPaper,
    StatementPaper,
    WorkPaper,
)
from hub.kernel.money import Money

NAMES = {
    "es": {
        "quote": "Cotización",
        "invoice": "Factura",
        "boleta": "Boleta de venta",
        "pending": "Saldo pendiente",
        "credit_note": "Nota de crédito",
        "receipt": "Recibo",
        "statement": "Estado de cuenta",
        "slip": "Cupón de pago",
    },
    "en": {
        "quote": "Quote",
        "invoice": "Invoice",
        "boleta": "Sales receipt",
        "pending": "Pending balance",
        "credit_note": "Credit note",
        "receipt": "Receipt",
        "statement": "Statement of account",
        "slip": "Payment slip",
    },
}
WORDS = {
    "es": {
        "hello": "Estimado(a) {name}:",
        "attached": "Le adjuntamos: {document} por {amount}.",
        "enclosed": "Le adjuntamos: {document}.",
        "see": "Puede verlo y pagarlo aquí: {link}",
        "bye": "Atentamente,",
    },
    "en": {
        "hello": "Dear {name},",
        "attached": "Please find attached: {document}, {amount}.",
        "enclosed": "Please find attached: {document}.",
        "see": "See it and pay it here: {link}",
        "bye": "Kind regards,",
    },
}


_LINK = re.compile(r"https?://[^\s<]+")


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A mail before it has its document."""

    subject: str
    body: str
    file_name: str


def letter(found: Printed, *, text: str) -> Letter:
    """Return the mail a document goes out with; `text` is what whoever sends it adds."""
    paper = found.paper
    language = paper.language if paper.language in WORDS else "es"
    kind = paper.kind if isinstance(paper, Paper) else found.kind
    said = WORDS[language]
    name = paper.title if isinstance(paper, WorkPaper) else NAMES[language][kind]
    document = f"{name} {found.label}".strip()
    link = paper.link if isinstance(paper, Paper) else ""
    issuer = paper.issuer.legal_name or paper.issuer.name
    parts = [
        said["hello"].format(name=paper.customer.name),
        *([text] if text else []),
        _told(found, document, said),
        *([said["see"].format(link=link)] if link else []),
        f"{said['bye']}\n{issuer}",
    ]
    return Letter(
        subject=f"{document} · {paper.issuer.name}"[:200],
        body="\n\n".join(parts) + "\n",
        file_name=_file_name(document),
    )


def _told(found: Printed, document: str, said: dict[str, str]) -> str:
    if isinstance(found.paper, WorkPaper):
        return said["enclosed"].format(document=document)
    return said["attached"].format(document=document, amount=amount_of(found))


def amount_of(found: Printed) -> Money:
    """Return what a document is about."""
    paper = found.paper
    if isinstance(paper, Paper):
        return paper.totals.total
    if isinstance(paper, ReceiptPaper | SlipPaper):
        return paper.amount
    assert isinstance(paper, StatementPaper)
    return paper.closing


def html_of(body: str) -> str:
    """Return a plain text for those who see HTML: its paragraphs, and its links to be clicked."""
    parts = [escape(part.strip()).replace("\n", "<br>") for part in body.split("\n\n")]
    told = "".join(f"<p>{_LINK.sub(_clicked, part)}</p>" for part in parts)
    style = "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#222"
    return f'<!doctype html><html><body style="{style}">{told}</body></html>'


def _clicked(found: re.Match[str]) -> str:
    return f'<a href="{found[0]}">{found[0]}</a>'


def _file_name(document: str) -> str:
    plain = "".join(sign if sign.isalnum() else "-" for sign in document)
    return f"{'-'.join(filter(None, plain.split('-')))[:80]}.pdf"
