"""A technician's work at the machine, from the first check to the report the customer gets."""

import base64
import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from PIL import Image

from field_service.models import ActivityReport, ChecklistAnswer, Photo
from field_service.operations.fieldwork import sending
from hub.kernel import clock
from tests.field_service.shop import again

pytestmark = pytest.mark.django_db
OIL = {"kind": "number", "label": "Presión de aceite", "unit": "bar", "min": "2", "max": "5"}
ITEMS = [
    {"kind": "check", "label": "Sin fugas", "required": True},
    {**OIL, "required": True},
    {"kind": "meter", "label": "Horómetro"},
    {"kind": "choice", "label": "Filtro", "choices": ["Limpio", "Tapado"], "bad": ["Tapado"]},
]


def jpeg(exif=None):
    out = io.BytesIO()
    picture = Image.new("RGB", (64, 48), "#2f4bc7")
    picture.save(out, "JPEG", **({"exif": exif} if exif else {}))
    return out.getvalue()


def drawing():
    out = io.BytesIO()
    Image.new("RGBA", (200, 80), (0, 0, 0, 255)).save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


class Phone:
    """The technician's phone at one order."""

    def __init__(self, desk, who, row):
        self.desk, self.who, self.at = desk, who, f"service-orders/{row.id}/"

    def job(self):
        return self.desk.get(self.who, f"{self.at}work/").data

    def items(self):
        [checklist] = self.job()["checklists"]
        return checklist["version"], {each["label"]: each for each in checklist["items"]}

    def answers(self, label, value, *, ago=0, act=None, **more):
        version, items = self.items()
        said = {
            "version": version,
            "item": items[label]["key"],
            "value": value,
            "act_id": str(act or uuid4()),
            "happened_at": (clock.now() - timedelta(minutes=ago)).isoformat(),
            **more,
        }
        return self.desk.call(self.who, "PUT", f"{self.at}checklist/", {"answers": [said]})

    def finds(self, label):
        return self.items()[1][label]["value"]

    def shoots(self, api, tag="before", *, act=None, content=None, **more):
        file = SimpleUploadedFile("foto.jpg", content or jpeg(), "image/jpeg")
        body = {"file": file, "tag": tag, "act_id": str(act or uuid4()), **more}
        return api(self.who).post(f"/api/v1/{self.at}photos/", body, format="multipart")

    def signs(self, act=None, **said):
        said = said or {"name": "Luz Quispe", "document": "DNI 41", "signature": drawing()}
        return self.desk.post(
            self.who, f"{self.at}signature/", {"act_id": str(act or uuid4()), **said}
        )


@pytest.fixture
def phone(shop, desk):
    made = desk.post(shop.clerk, "checklists/", {"name": "Excavadora", "items": ITEMS})
    assert made.status_code == 201, made.data
    shop.kind.needs_signature = True
    shop.kind.save()
    row = shop.order(machine_id=shop.machine().id)
    shop.assign(row)
    shop.move(row, "start")
    found = Phone(desk, shop.technician, row)
    found.row, found.checklist = row, made.data["id"]
    return found


def test_nothing_is_finished_that_lacks_something(shop, phone, desk, api):
    def finish():
        with pytest.raises(Exception) as refused:
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


def finished(shop, phone):
    phone.answers("Sin fugas", "yes", ago=9)
    phone.answers("Presión de aceite", "3")
    body = {"fault": "Manguera rota", "remedy": "Se cambió", "act_id": str(uuid4())}
    assert phone.desk.call(phone.who, "PUT", f"{phone.at}findings/", body).status_code == 200
    phone.signs()
    shop.move(phone.row, "finish")
    return ActivityReport.objects.latest("created_at")


def test_the_report_is_what_was_done_for_ever(shop, phone, api, desk, rosa):
    phone.shoots(api)
    report = finished(shop, phone)

    assert report.snapshot["fault"] == "Manguera rota"
    assert [each["work"] for each in report.snapshot["hours"]] == [0]
    assert report.snapshot["signature"]["name"] == "Luz Quispe"
    with pytest.raises(DatabaseError), transaction.atomic():
        ActivityReport.objects.filter(id=report.id).update(hash="x")
    pdf = desk.get(shop.clerk, f"activity-reports/{report.id}/pdf/")
    assert pdf.content.startswith(b"%PDF")
    assert desk.get(shop.clerk, f"activity-reports/{report.id}/pdf/").content == pdf.content
    assert desk.get(rosa, f"activity-reports/{report.id}/").status_code == 404
    assert desk.get(rosa, "activity-reports/").data["results"] == []


def test_taken_up_again_it_is_signed_again_and_has_another_version(shop, phone, desk):
    first = finished(shop, phone)
    shop.move(phone.row, "reopen", by=shop.clerk, reason="Volvió a fallar")
    assert phone.job()["missing"] == {"signature": ["missing"]}
    phone.signs()
    shop.move(phone.row, "finish")

    labels = [row.label for row in ActivityReport.objects.order_by("version")]
    assert labels == [first.label, f"{first.label}-2"]


def test_the_customer_is_sent_it_once(shop, phone, desk, rosa, settings):
    shop.customer.email = "luz@example.com"
    shop.customer.save()
    report = finished(shop, phone)

    sending.send(report_id=report.id, at=clock.now())
    sending.send(report_id=report.id, at=clock.now())

    report.refresh_from_db()
    assert (report.told_at is not None, report.told_by) == (True, "no_conversation")


def test_a_finish_nobody_answered_is_told_again_how_it_ended(shop, phone, desk):
    act = uuid4()
    phone.answers("Sin fugas", "yes")
    phone.answers("Presión de aceite", "3")
    phone.signs()
    shop.move(phone.row, "finish", act_id=act)  # before the hour it was planned for
    assert not phone.row.bookings.filter(released_at=None).exists()

    assert shop.move(phone.row, "finish", act_id=act).state == "done"
    assert phone.job()["state"] == "done"


def test_the_day_has_all_that_is_needed_without_a_connection(shop, phone, desk, teresa):
    row = phone.row
    asked = "field-day/?since=2026-11-23T05:00:00Z&until=2026-11-25T05:00:00Z"
    [job] = desk.get(phone.who, asked).data["jobs"]

    assert (job["id"], job["allowed_transitions"]) == (
        str(row.id),
        ["pause", "wait", "give-up", "finish"],
    )
    assert job["missing"] == {
        "checklist": ["Sin fugas", "Presión de aceite"],
        "signature": ["missing"],
    }
    assert desk.get(teresa, asked).data["jobs"] == []
    assert desk.get(shop.clerk, asked).status_code == 403
