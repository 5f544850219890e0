"""Files at the edges of what a column holds, and imports that meet each other."""

from uuid import UUID

import pytest

from crm.adapters import reading
from crm.models import Customer, Import, RefusedLine
from crm.operations import imports
from crm.tasks import run_left_imports
from crm.types import OnDuplicate
from hub.kernel import clock
from hub.kernel.errors import Conflict
from tests.crm.conftest import DOOR
from tests.crm.tables import crowded, csv_file, xlsx_file

pytestmark = pytest.mark.django_db
LONG_MAIL = "x@" + ".".join(["\u0130" * 40] * 6) + ".pe"  # longer once its letters are small


def test_what_a_column_cannot_hold_is_refused_by_line(takes_in):
    head = ["Nombre", "Apellido", "Correo"]
    rows = [["N" * 200, "A" * 100, ""], ["Ana", "Torres", LONG_MAIL], ["Luis", "Ramos", ""]]

    done = takes_in(csv_file(rows, head=head))

    assert (done["state"], done["made"], done["refused"]) == ("done", 1, 2)
    told = [line.problems[0]["code"] for line in RefusedLine.objects.order_by("line")]
    assert told == ["too_long", "too_long"]


def test_a_name_of_letters_that_fold_to_several_is_kept_and_found_again(desk, ana):
    name = "\ufb03" * 120 + " " + "\ufb03" * 120
    row = Customer.objects.create(name=name, created_at=clock.now(), updated_at=clock.now())
    assert row.name_key and len(row.name_key) <= 255

    longest = "a" * 60 + "@" + ".".join(["b" * 60] * 4) + ".pe"
    answer = desk.patch(ana, f"customers/{row.id}/", {"email": longest})
    assert (answer.status_code, list(answer.data["fields"])) == (422, ["email"])


def test_what_was_started_is_looked_at_no_more(uploads, takes_in):
    done = takes_in(csv_file())
    answer = uploads.client.get(f"{DOOR}{done['id']}/preview/")
    assert answer.status_code == 409, answer.data


def test_columns_chosen_while_another_starts_it_change_nothing(uploads):
    made = uploads(csv_file()).json()
    looked_at = Import.objects.get(id=UUID(made["id"]))
    imports.start(row=looked_at, at=clock.now())

    with pytest.raises(Conflict):
        imports.set_mapping(
            row=looked_at, mapping=["name", "", "", "", ""], on_duplicate=OnDuplicate.UPDATE
        )

    assert Import.objects.get().mapping == made["mapping"]


def test_one_file_that_cannot_go_on_holds_up_no_other(uploads, monkeypatch):
    for data in (csv_file([["Ana", "", "", "", ""]]), csv_file([["Luis", "", "", "", ""]])):
        made = uploads(data).json()
        imports.start(row=Import.objects.get(id=UUID(made["id"])), at=clock.now())
    Import.objects.update(moved_at=clock.now() - imports.LEFT)
    take_in = imports.take_in

    def fails_for_ana(*, piece, **more):
        if piece[0].cells[0] == "Ana":
            raise RuntimeError("broken")
        return take_in(piece=piece, **more)

    monkeypatch.setattr(imports, "take_in", fails_for_ana)
    run_left_imports()

    assert list(Customer.objects.values_list("name", flat=True)) == ["Luis"]


def test_the_same_file_twice_knows_again_whom_only_their_mail_tells(takes_in):
    rows = [["Ana Torres", "", "", "casa@correo.pe", ""], ["Luis", "", "", "CASA@correo.pe", ""]]

    first, second = takes_in(csv_file(rows)), takes_in(csv_file(rows))

    assert (first["made"], first["skipped"]) == (2, 0), "a family has one address"
    assert (second["made"], second["skipped"]) == (0, 2)


@pytest.mark.parametrize("what", ["rows", "cells", "styles"])
def test_a_small_file_that_is_a_crowd_once_unpacked_is_refused_at_once(uploads, what):
    data = crowded(what)
    assert len(data) < 1_000_000

    assert uploads(data).status_code == 422


def test_a_workbook_of_many_different_texts_is_read(uploads, monkeypatch):
    monkeypatch.setattr(reading, "MOST_TAGS_A_ROW", 400)
    rows = [[f"Cliente {n}", *(f"{n}-{m}" for m in range(14))] for n in range(50)]
    data = xlsx_file(rows, head=["Nombre", *(f"Dato {m}" for m in range(14))])

    assert uploads(data).json()["rows"] == 50


def test_a_look_goes_through_the_file_and_says_how_far(uploads, takes_in, monkeypatch):
    rows = [[f"Cliente {n}", "", f"9870{n:05}", "", ""] for n in range(300)]
    rows[250][2] = "12"
    rows[280][2] = rows[3][2]
    made = uploads(csv_file(rows)).json()

    told = uploads.client.get(f"{DOOR}{made['id']}/preview/").json()

    lines = told.pop("lines")
    counts = {"made": 298, "updated": 0, "skipped": 1, "refused": 1}
    assert told == {"rows": 300, "checked": 300, **counts}
    assert [line["line"] for line in lines] == [*range(2, 52), 252]
    done = takes_in(csv_file(rows))
    assert {name: done[name] for name in counts} == counts, "as it was foretold"

    monkeypatch.setattr(imports, "MOST_CHECKED", 100)
    told = uploads.client.get(f"{DOOR}{made['id']}/preview/").json()
    assert (told["rows"], told["checked"], told["skipped"]) == (300, 100, 100)
