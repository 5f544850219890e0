"""Who may be one person is suggested; nobody is joined by the house itself."""

import pytest

from crm.models import Customer, Duplicate
from crm.operations import merging
from crm.tasks import find_duplicates
from hub.kernel import clock

pytestmark = pytest.mark.django_db
AT = clock.now()


def person(name="Rosa Quispe", **more) -> Customer:
    return Customer.objects.create(name=name, created_at=AT, updated_at=AT, **more)


def reasons() -> list[list[str]]:
    find_duplicates()
    return [row.reasons for row in Duplicate.objects.filter(dismissed_at=None)]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"phone": "+52 1 55 1234 5678"}, {"phone": "+525512345678"}, ["phone"]),
        ({"phone": "+54 9 11 3456 7890"}, {"phone": "+54 11 15 3456-7890"}, ["phone"]),
        ({"phone": "+55 11 98765-4321"}, {"phone": "+55 11 8765-4321"}, ["phone"]),
        ({"phone": "987 654 321"}, {"phone": "+51987654321"}, ["phone"]),
        ({"document_number": "4567-8912"}, {"document_number": "45678912"}, ["document"]),
        ({"email": "Rosa@correo.pe"}, {"email": "rosa@correo.pe"}, ["email"]),
        ({"phone": "987654321"}, {"phone": "987654322"}, None),
        ({"phone": "sin teléfono"}, {"phone": "sin teléfono"}, None),
        ({}, {}, None),
    ],
)
def test_what_two_have_in_common(one, other, why):
    person("Rosa", **one)
    person("Rosita", **other)

    assert reasons() == ([why] if why else [])


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ({"name": "QUISPE, Rosá"}, True),
        ({"name": "Rosa Quispe", "phone": "987654322"}, False),
        ({"name": "Rosa"}, False),
        ({"name": "Usuario de Telegram 1234"}, False),
    ],
)
def test_a_name_says_something_only_where_nothing_speaks_against_it(other, alike):
    person(phone="987654321")
    person(**other)

    assert reasons() == ([["name"]] if alike else [])


def test_a_channel_and_a_record_with_one_line_are_alike(desk, ana):
    desk.writes("hola", sender="5215512345678", name="Pedro Mamani")
    known = person("P. Mamani", phone="+52 55 1234 5678")
    find_duplicates()

    [pair] = desk.get(ana, f"customers/{known.id}/duplicates/").data
    assert pair["reasons"] == ["phone"]
    assert [row["name"] for row in pair["customers"]] == ["P. Mamani", "Pedro Mamani"]
    assert Customer.objects.count() == 2, "suggested, not done"


def test_what_is_dismissed_is_never_shown_again(desk, ana, carla, rosa):
    first, second = person(email="a@b.pe"), person("Otra", email="a@b.pe")
    find_duplicates()
    [pair] = desk.get(carla, "duplicates/").data["results"]
    assert desk.get(rosa, "duplicates/").status_code == 403
    assert desk.post(carla, f"duplicates/{pair['id']}/dismiss/").status_code == 403

    assert desk.post(ana, f"duplicates/{pair['id']}/dismiss/").status_code == 204

    desk.patch(ana, f"customers/{first.id}/", {"phone": "987654321"})
    desk.patch(ana, f"customers/{second.id}/", {"phone": "987654321"})
    find_duplicates()
    assert desk.get(ana, "duplicates/").data["results"] == []
    assert desk.post(ana, f"duplicates/{pair['id']}/dismiss/").status_code == 404


def test_a_corrected_record_is_suggested_no_more(desk, ana):
    first, _ = person("Rosa", email="a@b.pe"), person("Otra", email="a@b.pe")
    assert reasons() == [["email"]]

    desk.patch(ana, f"customers/{first.id}/", {"email": ""})

    assert reasons() == []


def test_the_surest_come_first_and_joined_ones_are_gone(desk, ana):
    person("Uno", email="a@b.pe"), person("Dos", email="a@b.pe")
    kept = person("Tres", document_number="45678912", phone="987654321")
    gone = person("Cuatro", document_number="45678912", phone="987654321")
    find_duplicates()

    first, second = desk.get(ana, "duplicates/").data["results"]
    assert (first["reasons"], second["reasons"]) == (["document", "phone"], ["email"])

    merging.merge(kept=kept, gone=gone, by=ana, at=clock.now())
    assert len(desk.get(ana, "duplicates/").data["results"]) == 1


def test_what_very_many_share_tells_nothing():
    for n in range(30):
        person(f"Cliente{n}", phone="987654321")

    assert reasons() == []
