"""A face is a small picture that we have drawn ourselves."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.ExifTags import Base

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def jpeg(side=600):
    made = Image.new("RGB", (side, side // 2), "teal")
    exif = made.getexif()
    exif[Base.Make], exif[Base.ImageDescription] = "SecretCam", "at home"
    out = BytesIO()
    made.save(out, format="JPEG", exif=exif, comment=b"who knows")
    return out.getvalue()


def put(client, user, content, name="me.jpg"):
    upload = SimpleUploadedFile(name, content, content_type="image/jpeg")
    return client.put(f"/api/v1/users/{user.id}/photo/", {"file": upload}, format="multipart")


def test_what_is_kept_is_drawn_anew(api, ana, luis):
    hers = api(ana)
    assert b"SecretCam" in jpeg()

    made = put(hers, ana, jpeg())

    assert made.status_code == 200
    shown = api(luis).get(f"/api/v1/users/{ana.id}/photo/")
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert b"SecretCam" not in shown.content and b"who knows" not in shown.content
    with Image.open(BytesIO(shown.content)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((256, 256), {})
    assert api(luis).get("/api/v1/users/photos/").json() == made.json()
    assert hers.delete(f"/api/v1/users/{ana.id}/photo/").status_code == 204
    assert api(luis).get(f"/api/v1/users/{ana.id}/photo/").status_code == 404


@pytest.mark.parametrize(
    "content",
    [SVG, b"<html><script>alert(1)</script>", b"GIF89a<script>", jpeg()[:200], b"\0" * 64],
    ids=["svg", "html", "gif", "half", "zeros"],
)
def test_what_only_says_it_is_a_picture(api, ana, content):
    refused = put(api(ana), ana, content)

    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["file"])


def test_a_bomb_is_no_face(api, ana):
    out = BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, format="PNG")

    assert put(api(ana), ana, out.getvalue()).status_code == 422


def test_whose_face_it_is(api, admin, ana, luis, rosa):
    assert put(api(luis), ana, jpeg()).status_code == 403
    assert put(api(admin), ana, jpeg()).status_code == 200
    assert put(api(rosa), ana, jpeg()).status_code == 404
    assert api(rosa).get(f"/api/v1/users/{ana.id}/photo/").status_code == 404
    assert api(rosa).get("/api/v1/users/photos/").status_code == 403
    assert put(api(rosa), rosa, jpeg()).status_code == 200
