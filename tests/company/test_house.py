"""Whose house it is stands in one row that admins change, and everybody is told by."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image
from PIL.ExifTags import Base

from hub.company.models import Company
from hub.company.operations import house
from hub.kernel import home, phones
from hub.kernel.mail import hand_over
from hub.privacy.queries import due_on
from hub.privacy.types import Right
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db
DOOR, PUBLIC, LOGO = (f"/api/v1/company/{each}" for each in ("", "public/", "logo/"))
NOON = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)


def test_it_begins_in_peru_and_says_little_to_strangers(api, rosa):
    told = api(rosa).get(DOOR).json()
    seen = api(None).get(PUBLIC)

    assert told == {
        **{"name": "", "logo": None, "language": "es", "zone": "America/Lima", "country": "PE"},
        **{"currency": "PEN", "currency_settled": False},
    }
    assert seen.json() == {"name": "Mostrador", "logo": None, "language": "es"}
    assert seen["Cache-Control"] == "public, no-cache"


def test_what_it_says_is_said_everywhere(api, admin, ana, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    wanted = {"name": "Taller Ñandú", "zone": "America/Bogota", "country": "CO", "currency": "COP"}

    changed = api(admin).patch(DOOR, {**wanted, "language": "en"})

    assert changed.status_code == 200 and changed.json()["currency"] == "COP"
    assert api(None).get(PUBLIC).json()["name"] == "Taller Ñandú"
    assert home.local(NOON).utcoffset().total_seconds() == -5 * 3600
    assert phones.e164("3001234567") == "+573001234567"
    assert due_on(Right.ERASURE, at=NOON) > due_on(Right.ACCESS, at=NOON)  # Colombia's law
    hand_over(to="ana@example.com", subject="Hola", body=".")
    assert mail.outbox[0].message()["From"].startswith("=?utf-8?")
    setup = api(ana).post("/api/v1/me/two-factor/", {})
    assert "issuer=Taller+%C3%91and%C3%BA" in setup.json()["uri"]


@pytest.mark.parametrize(
    "wrong",
    [
        *({"name": name} for name in ("", "   ", "a\x00b", "\u200b", "x" * 81)),
        *({"zone": zone} for zone in ("Lima", "America/Atlantis", "../etc/passwd", "Etc/UTC")),
        *({"country": country} for country in ("XX", "pe", "Perú")),
        *({"currency": currency} for currency in ("XXX", "pen", "")),
        {"language": "fr"},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_by_field(api, admin, wrong):
    refused = api(admin).patch(DOOR, wrong)

    assert (refused.status_code, list(refused.json()["fields"])) == (422, list(wrong))


def test_only_admins_change_it(api, admin, ana, rosa):
    for who in (ana, rosa):
        assert api(who).patch(DOOR, {"name": "Mía"}).status_code == 403
        assert api(who).get("/api/v1/first-steps/").status_code == 403
        assert put_logo(api(who), png()).status_code == 403
    assert api(None).get(DOOR).status_code == 401


def test_a_change_is_written_down(api, admin):
    api(admin).patch(DOOR, {"name": "Uno"})
    api(admin).patch(DOOR, {"name": "Dos"})

    lines = api(admin).get("/api/v1/audit/", {"kind": "company.company"}).json()["results"]

    assert "Dos" in str(lines[0]) and "Uno" in str(lines[0])


def test_the_database_keeps_one_row_and_its_currency():
    house.change(fields={"name": "Uno"})
    house.settle("PEN")

    with pytest.raises(IntegrityError), transaction.atomic():
        Company.objects.create(id=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Company.objects.update(currency="COP")


def test_a_currency_with_amounts_stays(api, admin):
    house.settle("PEN")

    refused = api(admin).patch(DOOR, {"name": "Nueva", "currency": "COP"})

    assert (refused.status_code, refused.json()["code"]) == (409, "currency_settled")
    assert list(refused.json()["fields"]) == ["currency"]
    kept = api(admin).patch(DOOR, {"name": "Nueva", "currency": "PEN"}).json()
    assert (kept["name"], kept["currency"], kept["currency_settled"]) == ("Nueva", "PEN", True)


@pytest.mark.django_db(transaction=True)
def test_money_and_another_currency_at_once():
    def change():
        house.change(fields={"currency": "COP"})

    def spend():
        with transaction.atomic():
            home.settle("PEN")

    done = outcomes(change, spend, spend)

    row = Company.objects.get()
    if row.currency == "COP":
        assert done == {"done": 1, "invalid": 2} and row.settled_currency is None
    else:
        assert done == {"done": 2, "currency_settled": 1} and row.settled_currency == "PEN"


def png(mode="RGBA", size=(900, 300)):
    made = Image.new(mode, size, (200, 40, 40, 0) if mode == "RGBA" else 0)
    exif = made.getexif()
    exif[Base.Make] = "SecretCam"
    out = BytesIO()
    made.save(out, format="PNG", exif=exif)
    return out.getvalue()


def put_logo(client, content):
    upload = SimpleUploadedFile("logo.png", content, content_type="image/png")
    return client.put(LOGO, {"file": upload}, format="multipart")


def test_a_logo_is_drawn_anew_and_shown_to_everybody(api, admin):
    made = put_logo(api(admin), png())

    address = api(None).get(PUBLIC).json()["logo"]
    assert made.status_code == 200 and made.json()["logo"] == address
    shown = api(None).get(address)
    assert shown["Content-Type"] == "image/webp" and "immutable" in shown["Cache-Control"]
    assert b"SecretCam" not in shown.content
    with Image.open(BytesIO(shown.content)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((512, 171), {})
        assert picture.convert("RGBA").getpixel((5, 5))[3] == 0  # see-through as it was
    bare = api(None).get(address.partition("?")[0])
    assert bare["Cache-Control"] == "public, no-cache"
    same = api(None).get(address, HTTP_IF_NONE_MATCH=shown["ETag"])
    assert (same.status_code, same.content) == (304, b"")
    assert api(admin).delete(LOGO).status_code == 204
    assert api(None).get(address).status_code == 404
    assert api(None).get(PUBLIC).json()["logo"] is None
    assert api(admin).delete(LOGO).status_code == 404


@pytest.mark.parametrize(
    "content",
    [b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', b"<html><script>", png()[:90],
     b"GIF89a<script>", png("1", (9_000, 9_000))],
    ids=["svg", "html", "half", "gif", "bomb"],
)  # fmt: skip
def test_what_only_says_it_is_a_picture(api, admin, content):
    refused = put_logo(api(admin), content)

    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["file"])


def test_too_large_a_logo(api, admin):
    assert put_logo(api(admin), b"\x89PNG" + b"\0" * house.LARGEST).status_code == 413
