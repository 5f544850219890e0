"""Files are what their bytes say, drawn anew, private, and opened by short-lived links only."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from chat.models import Attachment, Message
from chat.operations import conversations, files, messages
from chat.queries.files import link_for, link_for_provider
from chat.types import IncomingFile, Kind
from hub.accounts.operations import people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def picture(kind="JPEG", size=(60, 40), **how) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", size, "teal").save(drawn, kind, **how)
    return drawn.getvalue()


def archive(*names, data=b"x") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, data)
    return packed.getvalue()


def upload(client, data, name="foto.jpg", content_type="image/jpeg"):
    file = SimpleUploadedFile(name, data, content_type)
    return client.post("/api/v1/attachments/", {"file": file}, format="multipart")


def fetch(client, link, **headers):
    """Return the answer and its whole body."""
    got = client.get(link, **headers)
    return got, b"".join(got.streaming_content) if got.streaming else got.content


OGG = b"OggS\x00\x02" + bytes(22) + b"\x01\x13OpusHead\x01\x01" + bytes(100)
MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41\x00\x00\x00\x08free" + bytes(99)


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


def test_links_open_for_the_person_they_were_made_for(api, ana, luis, direct, says, at):
    made = upload(api(ana), picture()).json()
    link = made["url"]

    opened, data = fetch(api(None), link)

    assert opened.status_code == 200
    assert opened["Content-Type"] == "image/jpeg"
    assert opened["X-Content-Type-Options"] == "nosniff"
    assert opened["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert data[:2] == b"\xff\xd8"
    assert api(None).get(link.replace("~", "~x")).status_code == 404
    assert api(None).get("/files/nonsense/").status_code == 404
    row = Attachment.objects.get()
    assert api(None).get(link_for(row, luis.id)).status_code == 404  # not sent: only hers
    assert api(luis).get(f"/api/v1/attachments/{row.id}/").status_code == 404
    says(ana, direct, "", attachments=(row.id,))
    assert fetch(api(None), link_for(row, luis.id))[0].status_code == 200
    assert api(luis).get(f"/api/v1/attachments/{row.id}/").json()["url"] is not None


def test_links_end_with_time_membership_and_the_account(
    api, admin, ana, luis, group, says, settings
):
    made = upload(api(ana), picture()).json()
    row = Attachment.objects.get()
    says(ana, group, "", attachments=(row.id,))
    links = [link_for(row, user.id) for user in (luis, ana)]

    conversations.set_members(conversation=group, add=[], remove=[luis], by=ana, at=row.created_at)
    people.deactivate(user=ana, by=admin, at=row.created_at)

    assert [api(None).get(link).status_code for link in links] == [404, 404]
    settings.MEDIA_LINK_SECONDS = -1
    assert api(None).get(made["url"]).status_code == 404


def test_providers_get_the_file_without_signing_in(api, ana):
    upload(api(ana), picture())
    link = link_for_provider(Attachment.objects.get())

    door = link.removeprefix(link[: link.index("/files/")])
    assert link.startswith("http")
    assert fetch(api(None), door)[0].status_code == 200
    head = api(None).head(door)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head["Content-Length"]) == Attachment.objects.get().size


@pytest.mark.parametrize(
    ("asked", "status", "expected"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=5-", 206, slice(5, None)),
        ("bytes=-4", 206, slice(-4, None)),
        ("bytes=0-999999", 206, slice(0, None)),
        ("bytes=999999-", 416, None),
        ("bytes=9-3", 416, None),
        ("bytes=a-b", 200, slice(None)),
        ("bytes=0-1,3-4", 200, slice(None)),
        ("bytes=-", 200, slice(None)),
    ],
)
def test_sound_is_played_from_the_middle(api, ana, asked, status, expected):
    made = upload(api(ana), OGG, "voz.ogg", "audio/ogg").json()

    got, data = fetch(api(None), made["url"], HTTP_RANGE=asked)

    assert got.status_code == status
    if expected is not None:
        assert data == OGG[expected]


def test_documents_are_downloaded_not_shown(api, ana):
    made = upload(api(ana), b"%PDF-1.7\n", "año.pdf").json()

    got, _ = fetch(api(None), made["url"])

    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"].startswith("attachment; filename*=utf-8''" + quote("año.pdf"))


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


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"<html>", b"MZ\x90\x00", b"\xff\xd8"])
def test_whatever_a_customer_sends_is_kept_and_only_downloaded(api, ana, arrives, at, data):
    arrives("", kind=Kind.IMAGE, files=(IncomingFile(kind=Kind.IMAGE, source={}, name="x.jpg"),))
    row = Attachment.objects.get()

    files.arrived(
        attachment_id=row.id, stream=io.BytesIO(data), content_type="image/jpeg", name="", at=at
    )
    row.refresh_from_db()
    got, _ = fetch(api(None), link_for(row, ana.id))

    assert (row.kind, row.state) == ("file", "ready")
    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"].startswith("attachment")


def test_a_deleted_message_takes_its_file_out_of_sight(api, ana, luis, direct, says, at):
    upload(api(ana), picture())
    row = Attachment.objects.get()
    sent = says(ana, direct, "", attachments=(row.id,)).message
    link = link_for(row, luis.id)

    messages.delete(message=sent, by=ana, at=at)

    assert api(None).get(link).status_code == 404
    assert api(luis).get(f"/api/v1/messages/{sent.id}/").json()["attachments"] == []


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
