"""Where to pay: admins arrange it, everybody signed in sees it, the QR is for whoever pays."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from billing.models import PayPlace

YAPE = {"kind": "wallet", "name": "Yape", "holder": "Mostrador SAC", "number": "987 654 321"}
BCP = {
    "kind": "bank",
    "name": "BCP",
    "holder": "Mostrador SAC",
    "number": "191-2345678-0-11",
    "interbank_number": "002-191-002345678011-58",
}


def png(size=(600, 900)):
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def yape(desk, admin):
    return desk.post(admin, "pay-places/", YAPE).data


def names(desk, who):
    return [row["name"] for row in desk.get(who, "pay-places/").data["results"]]


def draw(api, who, place, content):
    file = SimpleUploadedFile("qr.png", content, "image/png")
    return api(who).put(f"/api/v1/pay-places/{place}/picture/", {"file": file}, format="multipart")


def test_everybody_sees_them_in_the_order_of_the_house(desk, admin, rosa, ana, yape):
    bcp = desk.post(admin, "pay-places/", BCP).data
    assert (bcp["currency"], bcp["interbank_number"]) == ("PEN", "002-191-002345678011-58")
    assert names(desk, rosa) == names(desk, ana) == ["Yape", "BCP"]

    ordered = desk.post(admin, "pay-places/order/", {"ids": [bcp["id"], yape["id"]]})

    assert [row["name"] for row in ordered.data] == names(desk, rosa) == ["BCP", "Yape"]
    assert desk.post(admin, "pay-places/order/", {"ids": [bcp["id"]]}).status_code == 422
    desk.patch(admin, f"pay-places/{bcp['id']}/", {"active": False})
    assert (names(desk, rosa), names(desk, admin)) == (["Yape"], ["BCP", "Yape"])


def test_only_admins_write(desk, rosa, ana, carla, yape):
    one = f"pay-places/{yape['id']}/"
    for who in (rosa, ana, carla):
        assert desk.post(who, "pay-places/", BCP).status_code == 403
        assert desk.patch(who, one, {"number": "1"}).status_code == 403
        assert desk.call(who, "DELETE", one).status_code == 403
    assert PayPlace.objects.get().number == "987 654 321"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"kind": "cash"}, "kind"),
        ({"number": "<b>1</b>"}, "number"),
        ({"holder": " "}, "holder"),
        ({"interbank_number": "123"}, "interbank_number"),
        ({"currency": "XXX"}, "currency"),
    ],
)
def test_bad_values_are_named(desk, admin, fields, named):
    refused = desk.post(admin, "pay-places/", {**YAPE, **fields})

    assert (refused.status_code, list(refused.data["fields"])) == (422, [named])


def test_the_same_number_stands_once(desk, admin, yape):
    again = desk.post(admin, "pay-places/", YAPE)

    assert (again.status_code, again.data["code"]) == (409, "place_taken")


def test_the_picture_is_drawn_anew_and_seen_by_whoever_pays(desk, api, admin, ana, yape):
    assert draw(api, ana, yape["id"], png()).status_code == 403
    assert draw(api, admin, yape["id"], b"<svg/>").status_code == 422

    drawn = draw(api, admin, yape["id"], png())

    address = drawn.data["picture"]
    seen = api(None).get(address)
    assert (seen.status_code, seen["Content-Type"]) == (200, "image/webp")
    assert "immutable" in seen["Cache-Control"]
    assert max(Image.open(io.BytesIO(seen.content)).size) == 512
    assert api(None).get(address, HTTP_IF_NONE_MATCH=seen["ETag"]).status_code == 304
    assert desk.call(admin, "DELETE", f"pay-places/{yape['id']}/picture/").status_code == 204
    assert api(None).get(address).status_code == 404
    assert desk.get(ana, "pay-places/").data["results"][0]["picture"] is None


def test_a_bank_has_no_picture_and_what_is_removed_is_gone(desk, api, admin):
    bcp = desk.post(admin, "pay-places/", BCP).data

    assert draw(api, admin, bcp["id"], png()).status_code == 422
    assert desk.call(admin, "DELETE", f"pay-places/{bcp['id']}/").status_code == 204
    assert desk.call(admin, "DELETE", f"pay-places/{bcp['id']}/").status_code == 404
