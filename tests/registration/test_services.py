"""The services of names that shops use: each with its own paths and words."""

import json

import pytest

from hub.registration.adapters.identity import HttpIdentityService
from hub.registration.ports.identity import IdentityDown
from hub.registration.types import Document

DNI = Document(type="DNI", number="45678912")
RUC = Document(type="RUC", number="20512333797")
SERVICES = {
    "http://api.apis.net.pe": (
        "api.apis.net.pe/v2/reniec/dni?numero=45678912",
        {
            "nombres": "ROSA MARIA",
            "apellidoPaterno": "QUISPE",
            "apellidoMaterno": "MAMANI",
            "numeroDocumento": "45678912",
        },
    ),
    "http://api.decolecta.com": (
        "api.decolecta.com/v1/reniec/dni?numero=45678912",
        {
            "first_name": "ROSA MARIA",
            "first_last_name": "QUISPE",
            "second_last_name": "MAMANI",
            "full_name": "QUISPE MAMANI ROSA MARIA",
            "document_number": "45678912",
        },
    ),
    "http://apiperu.dev": (
        "apiperu.dev/api/dni/45678912",
        {
            "success": True,
            "data": {
                "numero": "45678912",
                "nombres": "ROSA MARIA",
                "apellido_paterno": "QUISPE",
                "apellido_materno": "MAMANI",
                "nombre_completo": "QUISPE MAMANI, ROSA MARIA",
            },
        },
    ),
}
JSON = {"Content_Type": "application/json"}


@pytest.mark.parametrize("base", sorted(SERVICES))
def test_each_of_them_is_understood(internet, settings, base):
    settings.IDENTITY_API_BASE, settings.IDENTITY_API_TOKEN = base, "the-token"
    address, body = SERVICES[base]
    internet.serve(address, json.dumps(body), **JSON)

    found = HttpIdentityService().look_up(DNI)

    assert (found.given, found.family) == ("ROSA MARIA", "QUISPE MAMANI")
    assert internet.headers[0]["authorization"] == "Bearer the-token"


@pytest.mark.parametrize(
    ("base", "address", "body"),
    [
        ("http://api.apis.net.pe", "/v2/sunat/ruc?numero=", {"razonSocial": "EL TORNILLO S.A.C."}),
        ("http://api.decolecta.com/v1", "/v1/sunat/ruc?numero=", {"razon_social": "EL TORNILLO"}),
        (
            "http://apiperu.dev/api",
            "/api/ruc/",
            {"success": True, "data": {"nombre_o_razon_social": "EL TORNILLO"}},
        ),
    ],
)
def test_companies_have_one_name(internet, settings, base, address, body):
    settings.IDENTITY_API_BASE = base
    host = base.removeprefix("http://").split("/")[0]
    internet.serve(f"{host}{address}{RUC.number}", json.dumps(body), **JSON)

    assert HttpIdentityService().look_up(RUC).whole.startswith("EL TORNILLO")


def test_a_refusal_said_with_200_is_one(internet, settings):
    settings.IDENTITY_API_BASE = "http://apiperu.dev"
    refusal = json.dumps({"success": False, "message": "No se encontraron registros"})
    internet.serve("apiperu.dev/api/dni/45678912", refusal, **JSON)

    assert HttpIdentityService().look_up(DNI) is None


@pytest.mark.parametrize(
    "body",
    ["[]", "{}", "null", '{"nombres": 7}', '{"nombres": "ANA", "numeroDocumento": "1"}', "<html>"],
)
def test_an_answer_about_nobody_or_somebody_else_is_none(internet, settings, body):
    settings.IDENTITY_API_BASE = "http://api.apis.net.pe"
    internet.serve("api.apis.net.pe/v2/reniec/dni?numero=45678912", body, **JSON)

    with pytest.raises(IdentityDown):
        HttpIdentityService().look_up(DNI)
