"""Parts over HTTP: who reads and who writes, and what a supplier does by a link alone."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from pypdf import PdfReader
from rest_framework.test import APIClient

from chat.models import Conversation
from crm.models import Communication
from field_service.models import PartsRequest, SupplierMail
from field_service.operations.purchases import mailing
from hub.kernel import clock
from hub.kernel.home import today
from tests.desk import desk, soles
from tests.field_service.buying import Buying
from tests.field_service.shop import again

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def store(shop):
    return Buying(shop)


def opened(link):
    key = link.split("/p/")[1].strip("/")
    return APIClient(), f"/api/v1/p/{key}/"


def act(client, path, name, body, key="k1"):
    return client.post(
        f"{path}{name}/", body, format="json", headers={"Idempotency-Key": f"{name}-{key}"}
    )


def test_a_part_is_kept_by_the_office_and_read_by_all_who_work_here(desk, carla, tomas, ana, rosa):
    made = desk.post(carla, "parts/", {"code": "FIL-01", "name": "Filtro de aceite", "unit": "und"})
    assert made.status_code == 201, made.data
    path = f"parts/{made.data['id']}/"
    place = desk.post(carla, "stock-locations/", {"name": "Almacén"}).data["id"]
    body = {"location": place, "quantity": "5", "unit_cost": soles("12.50")}
    kept = desk.post(carla, f"{path}receive/", body).data
    assert (kept["on_hand"], kept["cost"]) == ("5", soles("12.50"))
    counted = {"location": place, "counted": "4", "reason": "Inventario"}
    assert desk.post(carla, f"{path}count/", counted).data["on_hand"] == "4"

    assert desk.get(tomas, path).data["cost"] is None
    assert desk.get(ana, "parts/?low=true").data["results"] == []
    assert [row["kind"] for row in desk.get(tomas, f"{path}moves/").data["results"]] == [
        "count",
        "receive",
    ]
    assert desk.post(tomas, f"{path}count/", counted).status_code == 403
    assert desk.get(rosa, path).status_code == 403
    assert desk.post(carla, f"{path}count/", {**counted, "counted": "NaN"}).status_code == 422


def test_a_technician_uses_parts_on_their_order_and_asks_for_more(desk, store, shop, tomas, teresa):
    part, order = store.part(stock=3), shop.order()
    path = f"service-orders/{order.id}/parts/"
    assert desk.get(tomas, path).status_code == 404
    shop.assign(order)

    used = desk.post(tomas, path, {"part": str(part.id), "quantity": "2"})
    assert used.status_code == 201, used.data
    more = desk.post(tomas, path, {"part": str(part.id), "quantity": "2"})
    assert (more.status_code, more.data["code"]) == (409, "not_available")
    assert more.data["fields"]["available"] == "1"
    back = {"use": used.data["used"][0]["id"], "quantity": "1"}
    assert desk.post(tomas, f"{path}give-back/", back).data["used"][0]["quantity"] == "1"
    kept = desk.post(tomas, f"{path}reserve/", {"part": str(part.id), "quantity": "2"}).data
    freed = {"reservation": kept["reserved"][0]["id"]}
    assert desk.post(tomas, f"{path}release/", freed).data["reserved"] == []

    line = {"part": str(part.id), "quantity": "2", "order": str(order.id)}
    asked = desk.post(tomas, "parts-requests/", {"lines": [line]})
    assert asked.status_code == 201, asked.data
    assert asked.data["waiting_orders"][0]["number"] == order.label
    assert (again(order).state, asked.data["offers"]) == ("waiting_parts", [])
    assert desk.get(tomas, path).data["awaited"][0]["number"] == asked.data["number"]
    assert desk.get(teresa, f"parts-requests/{asked.data['id']}/").status_code == 404


def test_a_supplier_answers_confirms_and_sends_by_their_link(
    desk, store, carla, settings, tmp_path
):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    row = store.ask_for((store.part(), 4))
    supplier = store.supplier()
    ask = {"suppliers": [str(supplier.id)]}
    path = f"parts-requests/{row.id}/"
    asked = desk.post(carla, f"{path}ask/", ask).data
    mailing.mail_due(at=clock.now())
    assert SupplierMail.objects.get().state == "sent"
    letter = mail.outbox[-1]
    assert letter.to == ["ventas@andinos.test"]
    link = next(word for word in letter.body.split() if "/p/" in word)

    client, address = opened(link)
    shown = client.get(address).json()
    assert (shown["kind"], shown["data"]["allowed"]) == ("supplier", ["answer", "decline"])
    prices = [{"line": shown["data"]["lines"][0]["id"], "unit_price": soles("11.00")}]
    said = act(client, address, "answer", {"prices": prices, "days": 3, "note": "En stock"})
    assert said.status_code == 200, said.json()
    assert act(client, address, "confirm", {}).status_code == 409  # nobody bought it yet

    seen = desk.get(carla, path).data
    (offer,) = seen["offers"]
    assert (offer["total"], offer["best_total"], offer["by_link"]) == (soles("44.00"), True, True)
    order = {"offer": offer["id"], "version": seen["version"]}
    bought = desk.post(carla, f"{path}order/", order).data
    assert (bought["state"], bought["purchase_number"]) == ("ordered", "OC-000001")
    mailing.mail_due(at=clock.now())
    (paper,) = mail.outbox[-1].attachments
    assert (paper[0], paper[2]) == ("OC-000001.pdf", "application/pdf")
    assert client.get(f"{address}files/paper/").content == paper[1]
    assert desk.get(carla, f"{path}pdf/").content == paper[1]
    said = PdfReader(BytesIO(paper[1])).pages[0].extract_text().casefold()
    for each in ("orden de compra", "proveedor", "oc-000001", "s/ 44.00"):
        assert each in said

    assert act(client, address, "answer", {"prices": prices, "days": 1}, "k2").status_code == 409
    assert act(client, address, "confirm", {}, "k2").json()["state"] == "confirmed"
    day = today(clock.now())
    over = {"eta_on": (day - timedelta(days=1)).isoformat()}
    assert act(client, address, "ship", over, "k3").status_code == 422  # they cannot have come
    sent = {"carrier": "Marvisur", "tracking": "MV-9", "eta_on": day.isoformat()}
    assert act(client, address, "ship", sent).json()["tracking"] == "MV-9"
    assert again(row).state == "in_transit"
    assert act(client, address, "refuse", {"reason": "x"}).status_code == 409
    assert asked["offers"][0]["links"] == 0


def test_a_link_opens_one_suppliers_part_and_can_be_taken_back(desk, store, carla):
    row = store.ask_for((store.part(), 4))
    first, second = store.quoting(row, store.supplier("A"), store.supplier("B"))
    store.answer(second, 100)
    path = f"parts-requests/{row.id}/"
    link = desk.post(carla, f"{path}link/", {"offer": str(first.id)}).data["link"]
    client, address = opened(link)

    shown = client.get(address).json()["data"]
    assert (shown["supplier"], shown["total"]) == ("A", None)
    store.order(second)
    assert client.get(f"{address}files/paper/").status_code == 409  # it is another's
    desk.post(carla, f"{path}revoke/", {"offer": str(first.id)})
    assert client.get(address).status_code == 410


def test_what_a_link_is_told_is_looked_at(desk, store, carla):
    row = store.ask_for((store.part(), 4))
    (offer,) = store.quoting(row, store.supplier())
    body = {"offer": str(offer.id)}
    link = desk.post(carla, f"parts-requests/{row.id}/link/", body).data["link"]
    client, address = opened(link)
    line = client.get(address).json()["data"]["lines"][0]["id"]
    for number, body in enumerate(
        (
            {"prices": [], "days": 3},
            {"prices": [{"line": line, "unit_price": None}], "days": 3},
            {"prices": [{"line": line, "unit_price": soles("-1.00")}], "days": 3},
            {"prices": [{"line": line, "unit_price": soles("1.00")}], "days": -1},
            {
                "prices": [{"line": line, "unit_price": {"amount": "1.00", "currency": "USD"}}],
                "days": 3,
            },
        )
    ):
        assert act(client, address, "answer", body, str(number)).status_code == 422


def test_somebody_who_writes_is_marked_as_a_supplier(desk, store, carla, ana, rosa):
    got = desk.writes("Tengo filtros CAT", sender="51987111222", name="Raúl")
    supplier = store.supplier(email="")
    body = {"name": "Raúl", "conversation": str(got.conversation_id)}

    path = f"suppliers/{supplier.id}/contacts/"
    assert desk.post(ana, path, body).status_code == 403
    shown = desk.post(carla, path, body)
    assert shown.status_code == 201, shown.data
    assert shown.data["contacts"][0]["conversation"] == str(got.conversation_id)

    thread = Conversation.objects.get(id=got.conversation_id)
    assert thread.kind == "supplier"
    assert not Communication.objects.filter(conversation=thread).exists()
    row = store.ask_for((store.part(), 1))
    asked = desk.post(carla, f"parts-requests/{row.id}/ask/", {"suppliers": [str(supplier.id)]})
    assert asked.data["offers"][0]["channel_error"] == ""
    assert "/p/" in thread.messages.order_by("number").last().text
    assert desk.get(carla, f"parts-requests/{row.id}/pdf/").status_code == 409  # nobody bought it
    offer = row.offers.get()
    store.answer(offer, 1000)
    store.order(offer)
    brought = thread.messages.order_by("number").last()
    assert [each.name for each in brought.attachments.all()] == ["OC-000001.pdf"]
    assert desk.get(rosa, "suppliers/").status_code == 403


def test_lists_find_what_they_are_asked_for(desk, store, carla):
    part = store.part("BOM-77", stock=1, reorder_point="5")
    row = store.bought((part, 2))
    for asked in (f"state={row.state}", f"part={part.id}", "q=bom-77", "q=OC-000001"):
        found = desk.get(carla, f"parts-requests/?{asked}").data["results"]
        assert [each["id"] for each in found] == [str(row.id)], asked
    assert desk.get(carla, "parts-requests/?state=x").status_code == 422
    assert desk.get(carla, "parts/?low=true").data["results"][0]["incoming"] == "2"
    assert PartsRequest.objects.count() == 1
    rated = desk.get(carla, "suppliers/?q=proveedor").data["results"]
    assert rated[0]["rating"] == "5.0"
