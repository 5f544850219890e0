"""Machines over HTTP: whose they are, who sees them, what their meters say."""

import pytest

from crm.models import Contact, Customer
from crm.types import CustomerKind
from field_service.models import MachineKind
from hub.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def digger():
    return MachineKind.objects.create(name="Retroexcavadora", created_at=clock.now())


def test_the_counter_registers_a_machine_once(desk, shop, digger, carla, tomas):
    body = {"customer": str(shop.customer.id), "kind": str(digger.id), "name": "CAT 416F"}
    body |= {"serial": "KMQ-00 77", "place": "Av. Argentina 2150", "year": 2019}

    made = desk.post(carla, "machines/", body, key="uno")
    again = desk.post(carla, "machines/", body, key="uno")
    other = desk.post(carla, "machines/", {**body, "serial": "kmq0077"})

    assert made.status_code == 201, made.data
    assert again.data["id"] == made.data["id"]
    assert (other.status_code, other.data["code"]) == (409, "serial_taken")
    found = desk.get(carla, "machines/?q=kmq-0077").data["results"]
    assert [each["name"] for each in found] == ["CAT 416F"]
    assert desk.get(tomas, "machines/").data["results"] == []


def test_what_is_left_out_of_a_correction_stays(desk, shop, carla):
    row = shop.machine(maker="Caterpillar", serial="A1")

    said = desk.patch(carla, f"machines/{row.id}/", {"version": 1, "name": "Excavadora 320D"})
    late = desk.patch(carla, f"machines/{row.id}/", {"version": 1, "name": "Otra"})

    assert (said.data["name"], said.data["maker"], said.data["serial"]) == (
        "Excavadora 320D",
        "Caterpillar",
        "A1",
    )
    assert (late.status_code, late.data["code"]) == (409, "changed")


def test_a_technician_knows_the_machine_he_is_sent_to(desk, shop, tomas, teresa):
    row = shop.machine()
    part = shop.machine("Martillo hidráulico", parent_id=row.id)
    shop.assign(shop.order(machine_id=row.id))

    seen = desk.get(tomas, "machines/").data["results"]
    assert {each["id"] for each in seen} == {str(row.id), str(part.id)}
    assert desk.get(teresa, f"machines/{row.id}/").status_code == 404


def test_a_meter_falls_only_with_a_reason(desk, shop, carla):
    path = f"machines/{shop.machine().id}/"
    assert desk.post(carla, f"{path}readings/", {"hours": 1200}).status_code == 201

    fell = desk.post(carla, f"{path}readings/", {"hours": 3})
    assert (fell.status_code, fell.data["fields"]["hour_meter"]) == (409, 1200)
    assert desk.post(carla, f"{path}readings/", {"hours": 3, "reason": "Nuevo"}).data["before"]

    said = desk.get(carla, f"{path}readings/").data["results"]
    assert [each["hours"] for each in said] == [3, 1200]
    assert desk.get(carla, path).data["hour_meter"] == 3


def test_it_stands_still(desk, shop, carla):
    row = shop.machine()
    said = desk.post(carla, f"machines/{row.id}/state/", {"version": 1, "state": "down"})
    assert (said.data["state"], said.data["version"]) == ("down", 2)


def test_customers_see_their_own_and_their_companies(desk, shop, digger, rosa, jorge, carla):
    shop.machine()
    mine = desk.post(rosa, "machines/", {"kind": str(digger.id), "name": "Motobomba"})
    assert mine.status_code == 201, mine.data
    person = Customer.objects.get(portal_user=rosa)
    assert [each["id"] for each in desk.get(rosa, "machines/").data["results"]] == [mine.data["id"]]
    assert desk.get(jorge, f"machines/{mine.data['id']}/").status_code == 404

    Customer.objects.filter(id=shop.customer.id).update(kind=CustomerKind.COMPANY)
    Contact.objects.create(
        company=shop.customer, person=person, is_admin=True, added_by=carla, created_at=clock.now()
    )

    assert len(desk.get(rosa, "machines/").data["results"]) == 2
    theirs = {"customer": str(shop.customer.id), "kind": str(digger.id), "name": "Compactador"}
    assert desk.post(rosa, "machines/", theirs).status_code == 201
    assert desk.post(jorge, "machines/", theirs).status_code == 422


def test_kinds_are_the_offices_words(desk, shop, ana, carla, rosa, tomas):
    grua = shop.asks_for("Licencia de grúa", hard=True)
    fields = {"name": "Izaje", "minutes": 90, "finish_minutes": 1440}
    fields["skills"] = [{"skill": str(grua.id), "hard": True}]

    assert desk.post(ana, "service-kinds/", fields).status_code == 403
    made = desk.post(carla, "service-kinds/", fields)
    assert made.status_code == 201, made.data
    path = f"service-kinds/{made.data['id']}/"
    same = desk.post(carla, "service-kinds/", {"name": "IZAJE"})
    assert (same.status_code, same.data["code"]) == (409, "name_taken")
    assert desk.get(tomas, path).data["skills"][0]["skill"]["name"] == "Licencia de grúa"
    assert desk.get(rosa, path).data["skills"] == []
    assert desk.patch(carla, path, {"skills": [], "minutes": 45}).data["skills"] == []

    desk.post(carla, f"{path}archive/")
    names = [each["name"] for each in desk.get(rosa, "service-kinds/").data["results"]]
    assert names == ["Mantenimiento"]
    assert desk.post(carla, f"{path}restore/").data["archived_at"] is None


def test_kinds_of_machines(desk, ana, carla):
    made = desk.post(carla, "machine-kinds/", {"name": "Grupo electrógeno"})
    path = f"machine-kinds/{made.data['id']}/"

    assert desk.patch(carla, path, {"name": "Generador"}).data["name"] == "Generador"
    assert desk.patch(ana, path, {"name": "x"}).status_code == 403
    assert desk.post(carla, f"{path}archive/").data["archived_at"]
    assert desk.get(ana, "machine-kinds/").data["results"] == []
    assert len(desk.get(ana, "machine-kinds/?archived=true").data["results"]) == 1
