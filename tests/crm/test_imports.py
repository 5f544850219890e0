"""Files of customers go in: looked at first, each line once, with a word on what was refused."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from crm.models import Customer, Import, RefusedLine
from crm.operations import imports
from crm.tasks import run_import, run_left_imports
from hub.kernel import clock
from tests.crm.conftest import DOOR
from tests.crm.tables import HEAD, bomb, csv_file, laughs, xlsx_file

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "data",
    [
        csv_file(),
        csv_file(sep=";"),
        csv_file(sep="\t", end="\n"),
        csv_file(encoding="utf-8-sig"),
        csv_file(encoding="cp1252"),
        csv_file(encoding="utf-16"),
        xlsx_file(),
        xlsx_file(
            [["Rosa Quispe", 45678912, 987654321.0, "rosa@correo.pe", "vip"], ["J", 70123456]]
        ),
    ],
)
def test_whatever_program_wrote_it(uploads, takes_in, data):
    made = uploads(data).json()
    assert made["mapping"] == ["name", "document_number", "phone", "email", "category"]
    assert (made["headings"], made["rows"]) == (HEAD, 2)

    done = takes_in(data)

    assert (done["state"], done["made"], done["refused"]) == ("done", 2, 0)
    rosa = Customer.objects.get(document_number="45678912")
    assert (rosa.name, rosa.phone, rosa.category_id) == ("Rosa Quispe", "+51987654321", "vip")


def test_a_look_before_stores_nothing(uploads):
    rows = [
        ["Rosa", "45678912", "987654321", "", ""],
        ["", "1", "12", "no-es-correo", "enorme"],
        ["Rosa otra vez", "45678912", "", "", ""],
    ]
    Customer.objects.create(
        name="R", document_number="45678912", created_at=clock.now(), updated_at=clock.now()
    )
    made = uploads(csv_file(rows)).json()

    told = uploads.client.get(f"{DOOR}{made['id']}/preview/").json()

    seen = told["lines"]
    assert [(row["line"], row["outcome"]) for row in seen] == [
        (2, "skipped"),
        (3, "refused"),
        (4, "skipped"),
    ]
    assert [(each["column"], each["code"]) for each in seen[1]["problems"]] == [
        ("Documento", "bad_document"),
        ("Celular", "bad_phone"),
        ("Correo", "bad_email"),
        ("Categoría", "unknown_word"),
    ]
    assert Customer.objects.count() == 1


def test_refused_lines_come_back_as_a_file_to_mend(uploads, takes_in):
    done = takes_in(csv_file([["=cmd()|x", "", "12", "", ""], ["Ana", "", "", "", ""]]))

    assert (done["made"], done["refused"]) == (1, 1)
    answer = uploads.client.get(f"{DOOR}{done['id']}/refused/")
    told = b"".join(answer.streaming_content).decode()
    assert "'=cmd()|x" in told
    assert "Celular: no es un teléfono que exista" in told
    assert RefusedLine.objects.get().line == 2


@pytest.mark.parametrize(
    ("on_duplicate", "name", "counts"), [("skip", "Pedro", (0, 2)), ("update", "Nuevo", (2, 0))]
)
def test_who_is_known_is_known_by_phone_and_document(desk, takes_in, on_duplicate, name, counts):
    desk.writes("hola", sender="5215512345678", name="Pedro")
    at = clock.now()
    Customer.objects.create(name="Pedro", document_number="4567-8912", created_at=at, updated_at=at)
    rows = [["Nuevo", "", "+52 55 1234 5678", "", ""], ["Nuevo", "45678912", "", "", ""]]

    done = takes_in(csv_file(rows), on_duplicate=on_duplicate)

    assert (done["updated"], done["skipped"]) == counts
    assert set(Customer.objects.values_list("name", flat=True)) == {name}


def test_one_phone_of_a_family_is_not_one_person_and_a_contradiction_is_refused(takes_in):
    rows = [
        ["Madre", "45678912", "987654321", "", ""],
        ["Hija", "70123456", "987654321", "", ""],
        ["Sin documento", "", "987654321", "", ""],
        ["Madre otra vez", "45678912", "987654399", "", ""],
    ]

    done = takes_in(csv_file(rows))

    assert (done["made"], done["skipped"], done["refused"]) == (2, 1, 1)
    assert RefusedLine.objects.get().problems[0]["code"] == "ambiguous"


def test_each_line_is_taken_in_once_however_often_it_is_run(uploads, takes_in, monkeypatch):
    monkeypatch.setattr(imports, "PIECE", 2)
    rows = [[f"Cliente {n}", "", "", "", ""] for n in range(7)]
    made = uploads(csv_file(rows)).json()
    for _ in range(2):
        uploads.client.post(f"{DOOR}{made['id']}/run/", {}, format="json")
    row = Import.objects.get()
    taken, take_in = [], imports.take_in

    def dies(**more):
        if len(taken) == 2:
            raise RuntimeError("killed")
        taken.append(more)
        return take_in(**more)

    monkeypatch.setattr(imports, "take_in", dies)
    with pytest.raises(RuntimeError):
        run_import(str(row.id))
    assert Customer.objects.count() == 4
    monkeypatch.setattr(imports, "take_in", take_in)
    run_left_imports()
    assert Customer.objects.count() == 4, "not while somebody may be at it"

    Import.objects.update(moved_at=clock.now() - imports.LEFT)
    run_left_imports()
    run_import(str(row.id))

    assert Customer.objects.count() == 7
    row.refresh_from_db()
    assert (row.state, row.made) == ("done", 7)


def test_a_second_worker_leaves_it_to_the_first(uploads):
    made = uploads(csv_file()).json()
    row = imports.start(row=Import.objects.get(id=UUID(made["id"])), at=clock.now())
    with imports.opened(imports._path(row)) as table:
        piece = list(table)[1:]

    first = imports.take_in(import_id=row.id, after=0, piece=piece, at=clock.now())
    second = imports.take_in(import_id=row.id, after=0, piece=piece, at=clock.now())

    assert (first, second) == (True, False)
    assert Customer.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", 422),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 422),
        (b"PK\x03\x04 nothing of the sort", 422),
        (csv_file([]), 422),
        (bomb(), 422),
        (laughs(), 422),
        (csv_file([["x", "", "", "", ""]] * 20_001), 422),
        (b"a" * (11 * 1024 * 1024), 413),
        (xlsx_file()[:-200], 422),
    ],
    ids=["empty", "picture", "not a zip", "no rows", "bomb", "laughs", "many", "large", "cut"],
)
def test_what_is_no_table_is_refused(uploads, data, status):
    assert uploads(data).status_code == status
    assert not Import.objects.exists()


def test_huge_cells_and_open_quotes_are_lines_that_are_refused(takes_in):
    data = csv_file([["Ana", "", "", "", ""], ["x" * 200_000, "", "", "", ""]])
    data += b'"never closed,' + b"y" * 1000

    done = takes_in(data)

    assert (done["state"], done["made"], done["refused"]) == ("done", 1, 2)


def test_columns_are_chosen_once_and_only_before(uploads, takes_in):
    made = uploads(csv_file()).json()
    path = f"{DOOR}{made['id']}/"
    for bad in (["name"], ["name", "name", "", "", ""], ["", "", "", "", ""], ["x"] * 5):
        body = {"mapping": bad, "on_duplicate": "skip"}
        assert uploads.client.patch(path, body, format="json").status_code == 422, bad
    done = takes_in(csv_file(), mapping=["name", "", "", "", ""])
    assert done["made"] == 2
    body = {"mapping": done["mapping"], "on_duplicate": "skip"}
    late = uploads.client.patch(f"{DOOR}{done['id']}/", body, format="json")
    assert late.status_code == 409
    assert uploads(csv_file()).json()["repeated"], "the same file was taken in before"


def test_who_may_take_in_and_take_out(api, carla, rosa, uploads):
    made = uploads(csv_file()).json()
    for who in (carla, rosa):
        client = api(who)
        assert client.get(DOOR).status_code == 403
        assert client.get(f"{DOOR}{made['id']}/").status_code == 403
        file = SimpleUploadedFile("x.csv", csv_file())
        assert client.post(DOOR, {"file": file}, format="multipart").status_code == 403
        assert client.get("/api/v1/customers/export/").status_code == 403
    assert len(uploads.client.get(DOOR).json()["results"]) == 1
