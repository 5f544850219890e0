"""The papers of an order: every version stays, each sees what is theirs."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from billing.operations.invoices import issuing
from chat.operations import files
from crm.models import Customer
from field_service.models import ActivityReport
from field_service.operations.papers.forgetting import Papers
from field_service.operations.papers.history import safe
from hub.accounts.ports.personal import Subject
from hub.kernel import clock
from tests.field_service.after import Bills
from tests.field_service.phone import Phone
from tests.field_service.shop import Shop

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """A folder for files of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def hers(desk, rosa, carla, tomas, admin) -> Bills:
    desk.asks(rosa)
    return Bills(Shop(carla, tomas, Customer.objects.get(portal_user=rosa)), admin)


def upload(who, name="manual.pdf", more=b""):
    file = SimpleUploadedFile(name, PDF + more, "application/pdf")
    return str(files.upload(owner=who, upload=file, at=clock.now()).id)


def add(desk, who, row, **body):
    body.setdefault("attachment", upload(who))
    return desk.post(who, f"service-orders/{row.id}/documents/", body)


def listed(desk, who, row):
    return desk.get(who, f"service-orders/{row.id}/documents/").data["results"]


def test_another_version_keeps_the_one_before(hers, desk, carla, ana):
    row = hers.done()
    made = add(desk, carla, row, name="Manual de partes").data

    again_ = desk.post(
        ana, f"order-documents/{made['id']}/versions/", {"attachment": upload(ana, more=b"2")}
    )

    assert [each["number"] for each in again_.data["versions"]] == [2, 1]
    assert [each["author"]["name"] for each in again_.data["versions"]][1] == "Carla Vega"
    assert all(each["file"]["url"] for each in again_.data["versions"])


def test_what_is_for_staff_a_customer_never_sees(hers, desk, carla, rosa, jorge):
    row = hers.done()
    add(desk, carla, row, name="Costos", staff_only=True)
    shared = add(desk, carla, row, name="Garantía").data
    own = add(desk, rosa, row, name="Foto mía", staff_only=True).data

    assert [each["name"] for each in listed(desk, rosa, row)] == ["Garantía", "Foto mía"]
    assert own["staff_only"] is False
    path = f"order-documents/{shared['id']}/"
    assert desk.patch(rosa, path, {"name": "Otra"}).status_code == 403
    assert desk.get(jorge, f"service-orders/{row.id}/documents/").status_code == 404
    assert desk.patch(jorge, path, {"name": "Otra"}).status_code == 404
    renamed = desk.patch(rosa, f"order-documents/{own['id']}/", {"name": "Tablero"})
    assert renamed.data["name"] == "Tablero"
    file = shared["versions"][0]["file"]["id"]
    assert desk.get(rosa, f"attachments/{file}/").status_code == 200
    assert desk.get(jorge, f"attachments/{file}/").status_code == 404


def test_a_file_belongs_to_one_thing(hers, desk, carla, ana):
    row = hers.done()
    file = upload(carla)
    assert add(desk, carla, row, attachment=file).status_code == 201
    assert add(desk, carla, row, attachment=file).data["code"] == "file_kept"
    assert add(desk, carla, row, attachment=upload(ana)).status_code == 422


def test_all_of_it_in_one_file_and_for_a_customer_what_is_theirs(hers, desk, carla, rosa, jorge):
    hers.costs("labour", "80.00")
    row = hers.done()
    add(desk, carla, row, name="Costos", staff_only=True)
    add(desk, carla, row, name="../../Manual ñ?.pdf")
    sold = hers.make(row)
    issuing.issue(invoice_id=sold.id, by=carla, at=clock.now())

    ours, theirs = archive(desk, carla, row), archive(desk, rosa, row)

    assert f"{row.label}.json" in ours and f"{row.label}.pdf" in ours
    assert "documentos/Manual-n-v1.pdf" in theirs
    assert any("Costos" in name for name in ours) and not any("Costos" in name for name in theirs)
    assert any(name.startswith("facturas/") for name in theirs)
    assert all(".." not in name and not name.startswith("/") for name in ours)
    assert "reviews" not in json.loads(theirs[f"{row.label}.json"])
    assert theirs[f"{row.label}.pdf"].startswith(b"%PDF")
    assert desk.get(jorge, f"service-orders/{row.id}/history.zip").status_code == 404


def test_its_photos_and_reports_are_in_it_as_far_as_somebody_may_see_them(
    hers, desk, api, rosa, carla, tomas
):
    row = hers.shop.order()
    hers.shop.assign(row)
    phone = Phone(desk, tomas, row)
    assert Phone(desk, rosa, row).shoots(api, "other").status_code == 201
    hers.shop.move(row, "start")
    assert phone.shoots(api, "before").status_code == 201

    assert [len(pictures(desk, who, row)) for who in (carla, rosa)] == [2, 1]
    hers.shop.move(row, "finish")
    assert len(pictures(desk, rosa, row)) == 2
    theirs = archive(desk, rosa, row)
    label = ActivityReport.objects.get(order=row).label
    assert theirs[f"informes/{label}.pdf"].startswith(b"%PDF")
    assert all(content.startswith(b"\xff\xd8") for content in pictures(desk, rosa, row).values())


def pictures(desk, who, row):
    files = archive(desk, who, row)
    return {name: content for name, content in files.items() if name.startswith("fotos/")}


def archive(desk, who, row):
    answer = desk.get(who, f"service-orders/{row.id}/history.zip")
    assert answer.status_code == 200, answer.data
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("CON.txt", "_CON.txt"),
        ("Factura Nº 1.pdf", "Factura-No-1.pdf"),
        ("😀", "archivo"),
        ("a" * 300 + ".pdf", "a" * 80 + ".pdf"),
    ],
)
def test_names_are_safe(typed, kept):
    assert safe(typed) == kept


def test_papers_are_told_to_whom_they_are_about_and_forgotten(hers, desk, carla, rosa):
    row = hers.done()
    add(desk, carla, row, name="Garantía")
    add(desk, carla, row, name="Costos", staff_only=True)
    subject = Subject(user_id=rosa.id, customer_id=row.customer_id)

    assert [each["name"] for each in Papers().rows(subject)] == ["Garantía"]
    Papers().forget(subject)
    assert listed(desk, carla, row) == []
