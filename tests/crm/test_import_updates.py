"""What a file changes about known customers is shown before; what is required is asked for."""

import pytest

from crm.models import Customer, CustomField, RefusedLine
from crm.operations import entering, imports
from hub.kernel import clock
from tests.crm.conftest import DOOR
from tests.crm.tables import HEAD, csv_file

pytestmark = pytest.mark.django_db


def field(name="Ruta", **more):
    more = {"kind": "text", "position": CustomField.objects.count(), **more}
    return CustomField.objects.create(name=name, created_at=clock.now(), **more)


def looked_at(uploads, data, on_duplicate="update"):
    made = uploads(data).json()
    body = {"mapping": made["mapping"], "on_duplicate": on_duplicate}
    patched = uploads.client.patch(f"{DOOR}{made['id']}/", body, format="json")
    assert patched.status_code == 200, patched.data
    return uploads.client.get(f"{DOOR}{made['id']}/preview/").json()["lines"]


def test_a_look_before_says_what_would_become_another(uploads):
    route = field()
    known = {"name": "Rosa Quispe", "document_number": "45678912", "phone": "+51987654321"}
    row = entering.make(fields={**known, "custom": {str(route.id): "Norte"}}, at=clock.now())
    rows = [
        ["Rosa Q.", "45678912", "987654322", "", "vip", "Sur"],
        ["Rosa Q.", "45678912", "", "rosa@correo.pe", "", ""],
    ]
    data = csv_file(rows, head=[*HEAD, "Ruta"])

    first, second = looked_at(uploads, data)

    told = {each["field"]: (each["before"], each["after"]) for each in first["changes"]}
    assert told == {
        "name": ("Rosa Quispe", "Rosa Q."),
        "phone": ("+51987654321", "+51987654322"),
        "category": ("medium", "vip"),
        f"custom:{route.id}": ("Norte", "Sur"),
    }
    assert [each["field"] for each in second["changes"]] == ["email"]  # after the line above it
    row.refresh_from_db()
    assert (row.name, row.custom) == ("Rosa Quispe", {str(route.id): "Norte"})
    assert [each["changes"] for each in looked_at(uploads, data, "skip")] == [[], []]


def test_a_document_that_would_be_another_is_not_told(uploads):
    fields = {"name": "Rosa Quispe", "email": "rosa@correo.pe", "phone": "987654321"}
    entering.make(fields=fields, at=clock.now())
    Customer.objects.update(document_number="ab-1234567")
    rows = [["Rosa Quispe", "AB1234567", "987654321", "", ""]]
    Customer.objects.get().save()

    (line,) = looked_at(uploads, csv_file(rows))

    told = {each["field"]: each["before"] for each in line["changes"]}
    assert told["document_number"] == "•••••••567"


def test_a_required_field_refuses_its_line_and_the_rest_comes_in(uploads, takes_in):
    field(required=True)
    field("Sucursal", required=True, applies_to="company")
    entering.make(
        fields={"name": "Rosa", "document_number": "45678912"}, at=clock.now(), checked=False
    )
    rows = [
        ["Rosa Quispe", "45678912", "", "", "", ""],  # known from before: nobody new
        ["Jorge", "70123456", "", "", "", "Sur"],
        ["Luis", "70123457", "", "", "", ""],
        ["Luis", "70123457", "", "", "", "Norte"],
    ]
    data = csv_file(rows, head=[*HEAD, "Ruta"])
    assert [each["outcome"] for each in looked_at(uploads, data)] == [
        "updated",
        "made",
        "refused",
        "made",
    ]

    done = takes_in(data, mapping=[*uploads(data).json()["mapping"]], on_duplicate="update")

    assert (done["made"], done["updated"], done["refused"]) == (2, 1, 1)
    assert RefusedLine.objects.get().problems == [
        {"column": "Ruta", "code": "required_field", "detail": "Required."}
    ]
    told = b"".join(uploads.client.get(f"{DOOR}{done['id']}/refused/").streaming_content).decode()
    assert "Ruta: es obligatorio" in told


def test_without_a_column_for_it_nobody_new_comes_in(takes_in):
    field(required=True)

    done = takes_in(csv_file())

    assert (done["made"], done["refused"]) == (0, 2)
    assert not Customer.objects.exists()


@pytest.mark.parametrize("piece", [1, 200])
def test_who_got_another_phone_further_up_is_known_by_it_below(
    uploads, takes_in, monkeypatch, piece
):
    monkeypatch.setattr(imports, "PIECE", piece)
    known = {"name": "Rosa Quispe", "document_number": "45678912", "phone": "+51987654321"}
    entering.make(fields=known, at=clock.now())
    data = csv_file(
        [
            ["Rosa Quispe", "45678912", "987654322", "", ""],
            ["Rosa Quispe", "", "987654322", "rosa@correo.pe", ""],
            ["Pedro Mamani", "", "987654321", "", ""],
            ["Pedro Mamani", "11223344", "987654321", "", ""],
            ["Pedro M.", "11223344", "", "", ""],
        ]
    )

    lines = looked_at(uploads, data)
    assert [each["outcome"] for each in lines] == ["updated", "updated", "made", *["updated"] * 2]
    told = [[each["field"] for each in line["changes"]] for line in lines]
    assert told == [["phone"], ["email"], [], ["document_number"], ["name"]]

    done = takes_in(data, on_duplicate="update")
    assert (done["made"], done["updated"], done["refused"]) == (1, 4, 0)
    assert sorted(Customer.objects.values_list("name", "document_number", "phone")) == [
        ("Pedro M.", "11223344", "+51987654321"),
        ("Rosa Quispe", "45678912", "+51987654322"),
    ]
