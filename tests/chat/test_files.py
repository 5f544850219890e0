"""Files are what their bytes say, drawn anew and kept apart."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from chat.models import Attachment, Message
from chat.operations import files
from chat.types import IncomingFile, Kind
from tests.chat.uploads import MP4, OGG, archive, fetch, picture, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.mark.parametrize(
    ("data", "name", "kind", "stored_as"),
    [
        (picture(), "foto.jpg", "image", ("foto.jpg", "image/jpeg")),
        (picture("PNG"), "foto.jpg", "image", ("foto.png", "image/png")),
        (picture("WEBP"), "a.webp", "image", ("a.webp", "image/webp")),
        (picture("GIF"), "a.gif", "image", ("a.gif", "image/gif")),
        (b"%PDF-1.7\n%abc", "Factura Nº 1.pdf", "file", ("Factura Nº 1.pdf", "application/pdf")),
        (OGG, "voz.oga", "audio", ("voz.ogg", "audio/ogg")),
        (b"ID3\x04" + bytes(60), "a.mp3", "audio", ("a.mp3", "audio/mpeg")),
        (MP4, "a.mp4", "video", ("a.mp4", "video/mp4")),
        (archive("a.txt"), "a.zip", "file", ("a.zip", "application/zip")),
        ("Año;1\n".encode(), "a.csv", "file", ("a.csv", "text/csv")),
        (
            archive("[Content_Types].xml", "xl/workbook.xml"),
            "a.xlsx",
            "file",
            ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ),
    ],
)
def test_files_of_the_list_are_taken(api, ana, data, name, kind, stored_as):
    answer = upload(api(ana), data, name)

    body = answer.json()
    assert answer.status_code == 201
    assert (body["kind"], (body["name"], body["content_type"])) == (kind, stored_as)
    assert (body["thumbnail_url"] is not None) == (kind == "image")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "foto.jpg"),
        (b"<?xml version='1.0'?><svg/>", "foto.png"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "foto.jpg"),
        (b"  <html>", "nota.txt"),
        (b"alert(1)", "x.js"),
        (b"MZ\x90\x00\x03\x00", "x.jpg"),
        (b"\xff\xd8\xff\xe0 not really a picture", "foto.jpg"),
        (picture()[:-200], "foto.jpg"),
        (b"a\x00b", "x.txt"),
        (archive("../../etc/passwd"), "a.zip"),
        (archive("a", data=bytes(3_000_000)), "bomb.zip"),
        (archive(*(f"{n}" for n in range(1001))), "many.zip"),
        (b"PK\x03\x04 broken", "a.docx"),
    ],
)
def test_what_only_pretends_is_refused(api, ana, media, data, name):
    answer = upload(api(ana), data, name)

    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_type")
    assert not Attachment.objects.exists()
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_a_picture_that_would_burst_is_refused(api, ana):
    bomb = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(bomb, "PNG", optimize=True)

    answer = upload(api(ana), bomb.getvalue(), "bomb.png")

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_too_many_bytes_are_refused_before_they_are_read(api, ana):
    door = "/api/v1/attachments/"
    refused = api(ana).generic(
        "POST", door, b"x", "multipart/form-data; boundary=a", CONTENT_LENGTH="99000000"
    )

    assert refused.status_code == 413
    large = upload(api(ana), b"a,b\n" * 1_300_000, "a.csv")
    assert large.status_code in (413, 415)


@pytest.mark.parametrize(
    ("body", "status"), [({}, 422), ({"file": "text"}, 422), ({"file": ""}, 422)]
)
def test_an_upload_has_a_file(api, ana, body, status):
    answer = api(ana).post("/api/v1/attachments/", body, format="multipart")

    assert answer.status_code == status


def test_pictures_forget_where_they_were_taken_and_stand_upright(api, ana, media):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "SecretCam"
    body = upload(api(ana), picture(exif=exif, comment=b"secret")).json()

    assert (body["width"], body["height"]) == (40, 60)
    for path in media.rglob("*"):
        assert path.is_dir() or b"ecret" not in path.read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "../../x.jpg",
        "..%2f..%2fx.jpg",
        "C:\\temp\\x.jpg",
        "/etc/passwd",
        "x\r\nSet-Cookie: a=b.jpg",
        "a" * 300 + ".jpg",
        "foto\u202egpj.exe",
        "con",
        ".htaccess",
    ],
)
def test_names_lead_nowhere(api, ana, media, name):
    body = upload(api(ana), picture(), name)

    row = Attachment.objects.get()
    assert body.status_code == 201
    assert Path(row.file.path).resolve().is_relative_to(media.resolve())
    assert row.id.hex not in row.file.name and len(Path(row.file.name).stem) == 32
    opened, _ = fetch(api(None), body.json()["url"])
    assert "\n" not in opened["Content-Disposition"] and "/" not in row.name
    assert row.name.endswith((".jpg", ".jpeg"))


def test_twenty_uploads_a_minute(api, ana):
    client = api(ana)
    answers = [upload(client, b"hola", "a.txt").status_code for _ in range(21)]

    assert answers == [201] * 20 + [429]


def test_a_voice_note_recorded_here_is_sound(api, ana):
    webm = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm"

    body = upload(api(ana), webm, "voz.webm", "audio/webm;codecs=opus").json()

    assert (body["kind"], body["content_type"]) == ("audio", "audio/webm")


def test_a_customers_file_follows_its_message(api, ana, arrives, at):
    promise = IncomingFile(kind=Kind.IMAGE, source={"id": "1"}, name="foto.jpg")
    received = arrives("", kind=Kind.IMAGE, files=(promise,))
    row = Attachment.objects.get()
    door = f"/api/v1/messages/{received.message_id}/"

    files.failed(
        attachment_id=row.id, error="timeout", next_try_at=at + timedelta(minutes=1), at=at
    )
    waiting = api(ana).get(door).json()
    files.arrived(
        attachment_id=row.id,
        stream=io.BytesIO(picture()),
        content_type="image/jpeg",
        name="foto.jpg",
        at=at,
    )
    there = api(ana).get(door).json()

    assert waiting["attachments"][0]["state"] == "pending"
    assert waiting["attachments"][0]["error"] == "timeout"
    assert there["attachments"][0]["state"] == "ready"
    assert there["attachments"][0]["thumbnail_url"] is not None
    assert there["seq"] > waiting["seq"]


def test_uploads_nobody_sends_are_forgotten_after_a_day(api, ana, direct, says, media, at):
    kept = upload(api(ana), picture()).json()
    upload(api(ana), b"hola", "a.txt")
    sent = Attachment.objects.get(id=kept["id"])
    says(ana, direct, "", attachments=(sent.id,))

    gone = files.forget_unsent(at=sent.created_at + timedelta(hours=25))

    assert gone == 1
    assert Attachment.objects.get() == sent
    assert Message.objects.get().attachments.get() == sent
    assert not [path for path in media.rglob("*.txt")]


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary="])
def test_a_form_without_its_boundary_is_refused_in_words(api, ana, kind):
    refused = api(ana).generic("POST", "/api/v1/attachments/", b"x=1", kind)

    assert refused.status_code == 400
    assert set(refused.json()) == {"code", "detail", "fields"}
