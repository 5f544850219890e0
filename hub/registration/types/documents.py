"""Document numbers in one form; their check digits by python-stdnum where it knows them."""

import re
import unicodedata
from collections.abc import Callable

from stdnum.co import nit
from stdnum.exceptions import ValidationError
from stdnum.pe import cui, ruc

from hub.kernel.errors import Invalid
from hub.registration.types import Document, DocumentType

LONGEST = 40  # of what people type, with its dots and dashes
_TYPED = re.compile(r"(DNI|RUC|CC|NIT)(.+)")
WORDS = {
    DocumentType.DNI: "A DNI has eight digits, and its check digit must fit if it is given.",
    DocumentType.RUC: "A RUC has eleven digits, the last of which is its check digit.",
    DocumentType.CC: "A CC has six to ten digits.",
    DocumentType.NIT: "A NIT ends in its check digit.",
}


def document_of(type: str, raw: str, *, field: str = "document_number") -> Document:
    """Return a document as it is kept; Invalid for one whose form or check digit is wrong."""
    try:
        number = _CHECKS[type](_plain(raw))
    except (ValidationError, ValueError):
        raise Invalid(fields={field: [WORDS[DocumentType(type)]]}) from None
    return Document(type=type, number=number)


def documents_meant(typed: str) -> list[Document]:
    """Return the documents that something typed may be, likeliest first; `CC 123…` is only that."""
    plain = _plain(typed)
    named = _TYPED.fullmatch(plain)
    types = [DocumentType(named[1])] if named else list(DocumentType)
    found = []
    for each in types:
        try:
            found.append(document_of(each, named[2] if named else plain))
        except Invalid:
            continue
    return found


def _plain(raw: str) -> str:
    if len(raw) > LONGEST:
        return ""
    letters = unicodedata.normalize("NFKC", raw).upper()
    return "".join(sign for sign in letters if sign.isascii() and sign.isalnum())


def _dni(number: str) -> str:
    # The ninth sign is printed on the card and checked, but nobody knows it by heart.
    return str(cui.validate(number))[:8]


def _ruc(number: str) -> str:
    return str(ruc.validate(number))


def _cc(number: str) -> str:
    # There is no check digit in it.
    if not re.fullmatch(r"[1-9]\d{5,9}", number, re.ASCII):
        raise ValueError
    return number


def _nit(number: str) -> str:
    return str(nit.validate(number))


_CHECKS: dict[str, Callable[[str], str]] = {
    DocumentType.DNI: _dni,
    DocumentType.RUC: _ruc,
    DocumentType.CC: _cc,
    DocumentType.NIT: _nit,
}
