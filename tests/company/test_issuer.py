"""Who issues documents stands in Settings, and what of it is wrong is refused by field."""

import pytest

from hub.company import queries

pytestmark = pytest.mark.django_db
DOOR = "/api/v1/company/issuer/"
WHOLE = {
    "legal_name": "Taller Ñandú S.A.C.",
    "tax_id": "20-55501234-0",
    "address": "Av. Arequipa 1234, Lima",
    "phone": "+51 1 555 0134",
    "email": "caja@taller.example",
    "document_foot": "Gracias por su preferencia.",
    "document_terms": "Uno.\nDos.",
}


def test_what_admins_write_is_who_issues(api, admin, ana):
    changed = api(admin).patch(DOOR, WHOLE)

    assert changed.status_code == 200
    assert api(ana).get(DOOR).json() == {**WHOLE, "tax_id": "20555012340", "tax_id_label": "RUC"}
    issuer = queries.issuer()
    assert (issuer.legal_name, issuer.tax_id) == ("Taller Ñandú S.A.C.", "20555012340")
    assert issuer.name == "Mostrador" and issuer.logo is None


@pytest.mark.parametrize(
    ("country", "number", "kept"),
    [
        ("PE", "20100070970", "20100070970"),
        ("PE", "20100070971", None),
        ("PE", "213.123.432-1", None),
        ("CO", "213.123.432-1", "2131234321"),
        ("CO", "213.123.432-2", None),
        ("CL", "12.531.909-2", "125319092"),
        ("HN", "0801-1990-12345", "0801-1990-12345"),
        ("PE", "", ""),
    ],
)
def test_a_tax_number_is_one_of_the_country(api, admin, country, number, kept):
    api(admin).patch("/api/v1/company/", {"country": country})

    answer = api(admin).patch(DOOR, {"tax_id": number})

    if kept is None:
        assert (answer.status_code, list(answer.json()["fields"])) == (422, ["tax_id"])
    else:
        assert answer.json()["tax_id"] == kept


@pytest.mark.parametrize(
    "wrong",
    [{"email": "caja"}, {"legal_name": "a\x00b"}, {"address": "x" * 201}, {"phone": 5}],
    ids=str,
)
def test_what_makes_no_sense_is_refused_by_field(api, admin, wrong):
    refused = api(admin).patch(DOOR, wrong)

    assert (refused.status_code, list(refused.json()["fields"])) == (422, list(wrong))


def test_only_admins_change_it_and_customers_do_not_ask(api, admin, ana, rosa):
    assert api(ana).patch(DOOR, {"legal_name": "Mía"}).status_code == 403
    assert api(rosa).get(DOOR).status_code == 403
    assert api(admin).patch(DOOR, {"name": "Otra"}).status_code == 400
