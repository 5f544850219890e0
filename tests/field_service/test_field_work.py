"""A technician's work at the machine: checks, pictures, a signature, and what is still missing."""

from uuid import uuid4

import pytest
from PIL import Image

from field_service.models import ChecklistAnswer, Photo
from field_service.operations.orders.finishing import NotReady
from hub.kernel import clock
from tests.field_service.phone import ITEMS, Phone, jpeg
from tests.field_service.shop import again

pytestmark = pytest.mark.django_db


def test_nothing_is_finished_that_lacks_something(shop, phone, desk, api):
    def finish():
        with pytest.raises(NotReady) as refused:
            shop.move(phone.row, "finish")
        return refused.value.code, refused.value.fields

    shop.kind.needs_photos = True
    shop.kind.save()
    assert finish() == (
        "not_ready",
        {
            "checklist": ["Sin fugas", "Presión de aceite"],
            "photos": ["before", "after"],
            "signature": ["missing"],
        },
    )
    phone.answers("Sin fugas", "yes")
    phone.answers("Presión de aceite", "3,5")
    phone.shoots(api, "before")
    phone.shoots(api, "after")
    assert phone.signs().status_code == 201
    assert phone.job()["missing"] == {}

    phone.answers("Filtro", "Limpio")  # not what was signed
    assert finish() == ("not_ready", {"signature": ["changed"]})
    phone.signs(absent_reason="Ya no había nadie en obra")

    assert shop.move(phone.row, "finish").state == "done"


def test_an_act_counts_once_and_an_older_one_covers_nothing(phone):
    act = uuid4()
    assert phone.answers("Sin fugas", "no", act=act).status_code == 200
    phone.answers("Sin fugas", "no", act=act)
    phone.answers("Sin fugas", "yes", ago=30)

    assert phone.finds("Sin fugas") == "no"
    assert ChecklistAnswer.objects.count() == 2


def test_two_answers_are_two_acts(phone):
    version, items = phone.items()
    act = str(uuid4())
    at = clock.now().isoformat()
    said = {"version": version, "act_id": act, "happened_at": at, "item": items["Sin fugas"]["key"]}
    yes, no = {**said, "value": "yes"}, {**said, "value": "no"}

    def put(*answers):
        return phone.desk.call(
            phone.who, "PUT", f"{phone.at}checklist/", {"answers": list(answers)}
        )

    assert list(put(yes, no).data["fields"]) == ["act_id"]
    assert put(yes, yes).status_code == 200
    assert phone.finds("Sin fugas") == "yes"


@pytest.mark.parametrize("day", ["0001-01-01", "2026-01-01", "9999-12-31"])
def test_somebody_comes_again_on_a_day_that_comes(phone, day):
    body = {"fault": "Fuga", "next_service_on": day, "act_id": str(uuid4())}
    told = phone.desk.call(phone.who, "PUT", f"{phone.at}findings/", body)
    assert list(told.data["fields"]) == ["next_service_on"]


def test_an_order_keeps_the_version_it_began_with(shop, phone, desk):
    phone.answers("Sin fugas", "yes")
    changed = [*ITEMS, {"kind": "text", "label": "Olor", "required": True}]
    desk.patch(shop.clerk, f"checklists/{phone.checklist}/", {"items": changed})

    assert "Olor" not in phone.items()[1]
    other = shop.order(machine_id=shop.machine("Otra").id)
    shop.assign(other, hours=5)
    assert "Olor" in Phone(desk, shop.technician, other).items()[1]
    assert desk.get(shop.clerk, f"checklists/{phone.checklist}/").data["version"] == 2


def test_what_is_no_answer_is_refused_and_nothing_of_it_stays(phone):
    assert phone.answers("Sin fugas", "quizás").status_code == 422
    assert phone.answers("Presión de aceite", "mucha").status_code == 422
    assert phone.answers("Filtro", "Azul").status_code == 422
    assert not ChecklistAnswer.objects.exists()


def test_the_meter_is_the_machines_and_falls_only_with_a_reason(phone):
    phone.answers("Horómetro", 1200)
    assert again(phone.row.machine).hour_meter == 1200

    refused = phone.answers("Horómetro", 900)
    assert (refused.status_code, refused.data["code"]) == (409, "meter_fell")
    assert phone.answers("Horómetro", 900, reason="Horómetro nuevo").status_code == 200
    assert phone.answers("Horómetro", 1100, ago=60).status_code == 200  # older: tells nothing
    assert again(phone.row.machine).hour_meter == 900


def test_what_was_found_wrong_is_another_visit_once(shop, phone, desk):
    phone.answers("Presión de aceite", "1.2")
    item = phone.items()[1]["Presión de aceite"]
    assert item["is_bad"]

    path, body = f"{phone.at}checklist/follow-up/", {"item": item["key"]}
    made = desk.post(phone.who, path, body)
    assert made.status_code == 201, made.data
    assert desk.post(phone.who, path, body).data == made.data
    [back] = phone.row.returns.all()
    assert (back.source, back.machine_id) == ("return", phone.row.machine_id)
    fine = {"item": phone.items()[1]["Sin fugas"]["key"]}
    assert desk.post(phone.who, path, fine).status_code == 422


def test_a_photo_keeps_its_time_and_loses_the_rest(shop, phone, api, desk, rosa):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 08:30:00"
    exif.get_ifd(0x8769)[0x9011] = "-05:00"
    exif[0x010F] = "Cámara de Tomás"
    act = uuid4()
    made = phone.shoots(api, content=jpeg(exif.tobytes()), act=act)
    assert made.status_code == 201, made.data
    assert made.data["taken_at"].startswith("2026-11-20T13:30:00")
    assert phone.shoots(api, act=act).data["id"] == made.data["id"]

    photo = Photo.objects.get()
    with photo.file.file.open("rb") as file, Image.open(file) as kept:
        assert not dict(kept.getexif())
    shop.customer.portal_user = rosa
    shop.customer.save()
    path = f"attachments/{photo.file_id}/"
    assert desk.get(rosa, path).status_code == 404  # not before it is done
    assert desk.get(rosa, f"{phone.at}photos/").data == []
    assert desk.get(shop.clerk, path).status_code == 200


def test_no_photo_is_a_paper(phone, api):
    refused = phone.shoots(api, content=b"%PDF-1.4 nothing of a picture")
    assert refused.status_code in (415, 422)
    assert not Photo.objects.exists()
