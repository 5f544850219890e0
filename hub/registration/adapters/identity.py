"""Names by document number, over the HTTP services that Peru's shops use.

apis.net.pe v2, its successor decolecta v1, and apiperu.dev: they differ in paths and in what they
call each part of a name, so all their names are understood. Which one is IDENTITY_API_BASE, with
its path or without (`https://api.apis.net.pe`, `https://api.decolecta.com/v1`).
"""

import logging
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
from django.conf import settings

from hub.kernel.http import client
from hub.registration.ports.identity import IdentityDown
from hub.registration.types import Document, DocumentType, Found

log = logging.getLogger(__name__)

SECONDS = 6.0
LONGEST_NAME = 300
_KINDS = {DocumentType.DNI: "dni", DocumentType.RUC: "ruc"}
_REGISTERS = {"dni": "reniec", "ruc": "sunat"}
_NUMBER = ("numeroDocumento", "numero_documento", "document_number", "numero", "ruc", "dni")
_GIVEN = ("nombres", "first_name")
_FAMILY = (
    ("apellidoPaterno", "apellidoMaterno"),
    ("apellido_paterno", "apellido_materno"),
    ("first_last_name", "second_last_name"),
)
_WHOLE = (
    *("nombreCompleto", "nombre_completo", "full_name"),
    *("razonSocial", "razon_social", "nombre_o_razon_social", "nombre"),
)


class HttpIdentityService:
    """The service behind IDENTITY_API_BASE."""

    def knows(self, type: str) -> bool:
        return bool(settings.IDENTITY_API_BASE) and type in _KINDS

    def look_up(self, document: Document) -> Found | None:
        if not self.knows(document.type):
            raise IdentityDown
        base, path, query = _aim(_KINDS[DocumentType(document.type)], document.number)
        try:
            answer = client(base, SECONDS).get(path, params=query, headers=_headers())
        except httpx.HTTPError as error:
            raise _down(type(error).__name__) from None
        if answer.status_code in (400, 404, 422):
            return None
        if answer.status_code != 200:
            raise _down(str(answer.status_code))
        return _found(answer, document)


def _headers() -> dict[str, str]:
    token = settings.IDENTITY_API_TOKEN
    asked = {"Accept": "application/json"}
    return {**asked, "Authorization": f"Bearer {token}"} if token else asked


def _aim(kind: str, number: str) -> tuple[str, str, dict[str, str]]:
    """Return origin, path and query of the question."""
    parts = urlsplit(settings.IDENTITY_API_BASE)
    host = parts.hostname or ""
    origin, folder = f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")
    if host.endswith("apiperu.dev"):
        return origin, f"{folder or '/api'}/{kind}/{quote(number)}", {}
    version = "/v1" if host.endswith("decolecta.com") else "/v2"
    return origin, f"{folder or version}/{_REGISTERS[kind]}/{kind}", {"numero": number}


def _found(answer: httpx.Response, document: Document) -> Found | None:
    try:
        told = answer.json()
    except ValueError:
        raise _down("garbage") from None
    if isinstance(told, dict) and told.get("success") is False:  # apiperu.dev refuses with 200
        return None
    body = told.get("data", told) if isinstance(told, dict) else None
    if not isinstance(body, dict):
        raise _down("garbage")
    number = _first(body, _NUMBER)
    given = _first(body, _GIVEN)
    family = " ".join(filter(None, (_first(body, pair, together=True) for pair in _FAMILY)))
    whole = f"{given} {family}" if given and family else _first(body, _WHOLE)
    if not whole or (number and number != document.number):
        raise _down("garbage")
    return Found(whole=whole, given=given, family=family)


def _first(body: dict[str, Any], names: tuple[str, ...], *, together: bool = False) -> str:
    values = [" ".join(value.split()) for name in names if isinstance(value := body.get(name), str)]
    told = [value[:LONGEST_NAME] for value in values if value]
    return " ".join(told) if together else next(iter(told), "")


def _down(why: str) -> IdentityDown:
    # Neither the number nor the address with it: logs are read by more people than this is for.
    log.warning("identity_unavailable", extra={"why": why})
    return IdentityDown(retry_after=30)
