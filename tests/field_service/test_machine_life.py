"""A machine's papers, its label, its life, and who may know of them."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from crm.models import Customer
from field_service.models import LabelRequest, MachineChange, Order
from field_service.operations.machines import labels, registering, transferring
from field_service.queries import histories
from field_service.queries.labels import address_of
from field_service.types import MachineState
from hub.kernel import clock
from hub.reports.models import Notification
from tests.desk import picture
from tests.field_service.shop import add_customer, again

pytestmark = pytest.mark.django_db


@pytest.fixture
def owned(shop, rosa, desk):
    """Rosa's machine."""
    desk.asks(rosa)
    shop.customer = Customer.objects.get(portal_user=rosa)
    return shop.machine("Compresora Atlas Copco", serial="AC-77", place="Taller de Rosa")


def paper(desk, who, machine, **more):
    fields = {"kind": "purchase", "title": "Factura de compra", **more}
    fields.setdefault("file", str(picture(who).id))
    return desk.post(who, f"machines/{machine.id}/documents/", fields)


def put(shop, machine, state, at, reason=""):
    return registering.put(
        machine_id=machine.id,
        version=again(machine).version,
        state=state,
        by=shop.clerk,
        at=at,
        reason=reason,
    )


def test_a_paper_keeps_its_versions(desk, shop, owned, rosa, jorge):
    made = paper(desk, shop.clerk, owned)
    assert made.status_code == 201, made.data
    newer = str(picture(shop.clerk).id)
    path = f"machine-documents/{made.data['id']}/versions/"
    again_ = desk.post(shop.clerk, path, {"file": newer, "note": "Legible"})

    seen = desk.get(rosa, f"machines/{owned.id}/documents/").data["results"][0]
    assert [each["number"] for each in seen["versions"]] == [2, 1]
    assert again_.data["versions"][0]["note"] == "Legible" and not seen["versions"][0]["note"]
    assert desk.get(rosa, f"attachments/{newer}/").status_code == 200
    assert desk.get(jorge, f"attachments/{newer}/").status_code == 404
    assert desk.get(jorge, f"machines/{owned.id}/documents/").status_code == 404


def test_a_file_is_kept_once_and_only_ones_own(desk, shop, owned, tomas):
    file = str(picture(shop.clerk).id)
    assert paper(desk, shop.clerk, owned, file=file).status_code == 201
    assert paper(desk, shop.clerk, owned, file=file).data["code"] == "file_used"
    others = str(picture(tomas).id)
    assert paper(desk, shop.clerk, owned, file=others).status_code == 404


def test_what_is_not_shared_is_staffs(desk, shop, owned, rosa):
    made = paper(desk, shop.clerk, owned, is_shared=False)
    assert desk.get(rosa, f"machines/{owned.id}/documents/").data["results"] == []
    assert desk.patch(rosa, f"machine-documents/{made.data['id']}/", {}).status_code == 403


def test_who_has_it_no_more_sees_it_no_more(desk, shop, owned, rosa, jorge):
    bill, manual = (
        paper(desk, shop.clerk, owned),
        paper(desk, shop.clerk, owned, kind="manual", title="Manual"),
    )
    part = shop.machine("Unidad compresora", parent_id=owned.id)
    order = shop.order(machine_id=owned.id, title="Fuga de aire")
    desk.asks(jorge)
    buyer = Customer.objects.get(portal_user=jorge)

    def sell():
        body = {"version": again(owned).version, "customer": str(buyer.id), "reason": "Vendida"}
        return desk.post(shop.clerk, f"machines/{owned.id}/transfer/", body)

    assert sell().data["code"] == "still_ordered"
    shop.move(order, "cancel", by=shop.clerk, reason="Se vende")
    assert sell().status_code == 204

    assert {again(owned).customer_id, again(part).customer_id} == {buyer.id}
    assert desk.get(rosa, f"machines/{owned.id}/history/").status_code == 404
    life = desk.get(jorge, f"machines/{owned.id}/history/").data["results"]
    told = str(life)
    assert "Fuga de aire" not in told and "Vendida" not in told and "Rosa" not in told
    assert [each["title"] for each in life if each["what"] == "order"] == [shop.kind.name]
    titles = {
        each["title"] for each in desk.get(jorge, f"machines/{owned.id}/documents/").data["results"]
    }
    assert titles == {"Manual"} and bill.status_code == manual.status_code == 201
    staff = desk.get(shop.clerk, f"machines/{owned.id}/history/").data["results"]
    assert {"order", "owner", "document", "registered"} <= {each["what"] for each in staff}


def test_a_component_that_is_sold_alone_leaves_its_machine(shop, owned):
    part = shop.machine("Unidad compresora", parent_id=owned.id)
    other = add_customer("Otra minera SAC")
    transferring.transfer(
        machine_id=part.id,
        version=part.version,
        customer_id=other.id,
        by=shop.clerk,
        at=clock.now(),
    )
    assert again(part).parent_id is None and again(owned).customer_id != other.id


def test_how_long_it_stood_still(shop, owned):
    now = clock.now() + timedelta(hours=11)
    owned = put(shop, owned, MachineState.DOWN, now - timedelta(hours=10), "Motor fundido")
    put(shop, owned, MachineState.UP, now - timedelta(hours=7))
    put(shop, owned, MachineState.DOWN, now - timedelta(hours=1))

    found = histories.down_hours(again(owned), at=now)

    assert (found["hours"], found["times"]) == (4.0, 2) and found["since_at"]
    assert MachineChange.objects.filter(reason="Motor fundido").exists()


def test_components_stand_below_what_they_are_part_of(desk, shop, owned):
    part = shop.machine("Unidad compresora", parent_id=owned.id)
    shop.machine("Rotor", parent_id=part.id)
    seen = desk.get(shop.clerk, f"machines/{part.id}/tree/").data
    assert [each["name"] for each in seen["above"]] == [owned.name]
    assert [each["name"] for each in seen["parts"]] == ["Rotor"]


def key_of(label):
    return address_of(label).rstrip("/").rpartition("/")[2]


def ask(desk, label, key="", **more):
    body = {"name": "Pedro", "phone": "987 654 321", "symptom": "No enciende", **more}
    return desk.post(None, f"p/{key_of(label)}/ask/", body, key=key)


def test_a_label_asks_for_service_without_telling_whose_it_is(desk, shop, owned, rosa):
    label = labels.put_on(machine_id=owned.id, by=shop.clerk, at=clock.now())
    page = desk.get(None, f"p/{key_of(label)}/").data

    assert page["kind"] == "machine" and page["data"]["name"] == owned.name
    assert "Rosa" not in str(page) and "Taller" not in str(page) and str(owned.id) not in str(page)
    assert desk.get(rosa, f"p/{key_of(label)}/").data["data"]["machine"] == str(owned.id)

    first, second = ask(desk, label, "toque"), ask(desk, label, "toque")
    assert first.status_code == 200, first.data
    assert first.data == second.data
    made = Order.objects.get()
    assert (made.source, made.state, made.customer) == ("label", "requested", shop.customer)
    assert LabelRequest.objects.get().phone == "+51987654321"
    [told] = Notification.objects.filter(user=shop.clerk, kind="service_order")
    assert told.link == f"/orders/{made.id}" and made.label in told.title
    assert desk.get(rosa, f"machines/{owned.id}/history/").data["results"][0]["number"]


def test_a_picture_sent_by_a_label_is_among_those_of_its_order(desk, shop, owned, api):
    label = labels.put_on(machine_id=owned.id, by=shop.clerk, at=clock.now())
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    file = SimpleUploadedFile("motor.png", out.getvalue(), content_type="image/png")
    sent = api(None).post(f"/api/v1/p/{key_of(label)}/files/", {"file": file}, format="multipart")

    assert ask(desk, label, photo=sent.data["file"]).status_code == 200

    kept = Order.objects.get().photos.get().file_id
    assert desk.get(shop.clerk, f"attachments/{kept}/").status_code == 200
    assert "photo" in ask(desk, label, photo="nada").data["fields"]


def test_a_label_hears_nonsense_and_hurry(desk, shop, owned):
    label = labels.put_on(machine_id=owned.id, by=shop.clerk, at=clock.now())
    assert "phone" in ask(desk, label, phone="123").data["fields"]
    for _ in range(labels.MOST_A_DAY):
        LabelRequest.objects.create(
            order=shop.order(machine_id=owned.id),
            label=label,
            name="x",
            phone="x",
            created_at=clock.now(),
        )
    assert ask(desk, label).status_code == 429


def test_a_new_label_ends_the_old_one(desk, shop, owned, tomas):
    old = labels.put_on(machine_id=owned.id, by=shop.clerk, at=clock.now())
    key = key_of(old)
    made = desk.post(shop.clerk, f"machines/{owned.id}/label/", {"anew": True})

    assert key not in made.data["url"]
    assert desk.get(None, f"p/{key}/").status_code == 410
    printed = desk.get(shop.clerk, f"machines/{owned.id}/label.pdf")
    assert printed.content.startswith(b"%PDF")
    assert labels.put_on(machine_id=owned.id, by=shop.clerk, at=clock.now()).id != old.id
    sheet = desk.get(shop.clerk, f"machines/labels/?ids={owned.id},{shop.machine().id}")
    assert sheet.content.startswith(b"%PDF") and len(sheet.content) > len(printed.content)
    assert desk.get(tomas, f"machines/{owned.id}/label.pdf").status_code == 404
    assert desk.get(tomas, "machines/labels/?ids=nada").status_code == 422
    assert desk.call(shop.clerk, "DELETE", f"machines/{owned.id}/label/").status_code == 204
    assert desk.get(shop.clerk, f"machines/{owned.id}/label/").status_code == 204


def test_nothing_is_asked_at_a_retired_machine(desk, shop, owned):
    label = labels.put_on(machine_id=owned.id, by=shop.clerk, at=clock.now())
    put(shop, owned, MachineState.RETIRED, clock.now())
    assert desk.get(None, f"p/{key_of(label)}/").data["data"]["is_retired"]
    assert ask(desk, label).data["code"] == "machine_retired"


def test_plans_over_http(desk, shop, owned, rosa, jorge):
    form = {"title": "Cambio de aceite", "kind": str(shop.kind.id), "every_days": None,
            "every_months": 3, "every_hours": 250, "counts_from": "done",
            "lead_days": 7}  # fmt: skip
    made = desk.post(shop.clerk, f"machines/{owned.id}/plans/", form)
    assert made.status_code == 201, made.data
    path = f"service-plans/{made.data['id']}/"
    assert desk.get(rosa, path).status_code == 200 and desk.get(jorge, path).status_code == 404
    assert desk.post(rosa, f"{path}pause/", {"version": 1}).status_code == 403

    ran = desk.post(shop.clerk, f"{path}run/", {"version": made.data["version"]})
    assert ran.data["due"] == "waiting" and len(ran.data["runs"]) == 1
    waits = desk.get(shop.clerk, "service-plans/?due=waiting").data["results"]
    assert [each["id"] for each in waits] == [made.data["id"]]
    old = desk.post(shop.clerk, f"{path}pause/", {"version": made.data["version"]})
    assert old.data["code"] == "changed"
    rests = desk.post(shop.clerk, f"{path}pause/", {"version": ran.data["version"]}).data
    assert rests["due"] == "paused"
    goes = desk.post(shop.clerk, f"{path}resume/", {"version": rests["version"]}).data
    body = {**form, "title": "Cambio de filtros", "version": goes["version"]}
    assert desk.patch(shop.clerk, path, body).data["title"] == "Cambio de filtros"
