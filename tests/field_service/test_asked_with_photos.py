"""A customer shows what is wrong, before somebody comes."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from field_service.models import Photo
from tests.field_service.phone import jpeg


@pytest.fixture
def asked(shop, rosa):
    shop.customer.portal_user = rosa
    shop.customer.save(update_fields=["portal_user"])
    return shop.order(by=rosa)


def show(api, who, row, act=None):
    body = {
        "file": SimpleUploadedFile("fuga.jpg", jpeg(), "image/jpeg"),
        "tag": "before",
        "item": "x1",
        "act_id": str(act or uuid4()),
    }
    path = f"/api/v1/service-orders/{row.id}/photos/"
    return api(who).post(path, body, format="multipart")


def test_both_sides_see_what_a_customer_showed(shop, asked, api, desk, rosa):
    act = uuid4()

    assert [show(api, rosa, asked, act).status_code for _ in range(2)] == [201, 201]

    photo = Photo.objects.get()
    # It is no proof of the work, whatever the phone says.
    assert (photo.tag, photo.item) == ("other", "")
    for who in (rosa, shop.clerk):
        [seen] = desk.get(who, f"service-orders/{asked.id}/photos/").data
        assert seen["id"] == str(photo.id)
        assert desk.get(who, f"attachments/{photo.file_id}/").status_code == 200


def test_the_technician_who_is_sent_sees_them(shop, asked, api, desk, rosa):
    show(api, rosa, asked)
    shop.assign(asked)

    [seen] = desk.get(shop.technician, f"service-orders/{asked.id}/photos/").data

    found = desk.get(shop.technician, f"attachments/{seen['file']['id']}/")
    assert found.status_code == 200


def test_once_the_work_began_the_technician_takes_the_photos(shop, asked, api, rosa):
    shop.assign(asked)
    shop.move(asked, "start")

    refused = show(api, rosa, asked)

    assert (refused.status_code, refused.data["code"]) == (409, "not_at_work")


def test_a_customer_leaves_room_for_the_photos_of_the_work(shop, asked, api, rosa):
    codes = [show(api, rosa, asked).status_code for _ in range(13)]

    assert codes == [201] * 12 + [409]
    shop.assign(asked)
    assert show(api, shop.technician, asked).status_code == 201


def test_nobody_shows_anything_at_the_order_of_another(shop, api, rosa):
    assert show(api, rosa, shop.order()).status_code == 404
