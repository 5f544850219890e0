"""Machines of a business that already runs: looked at first, then each once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from crm.models import Customer
from field_service.models import Machine, StockMove
from hub.kernel import clock

pytestmark = pytest.mark.django_db
TABLE = """RUC;Tipo;Equipo;Serie;Marca;Horómetro;Garantía
20100070970;Excavadora;Excavadora 01;X-1;CAT;1,250;31/12/2027
20100070970;Excavadora;Excavadora 02;;CAT;;
20100070970;;Sin tipo;;;;
99999999999;Grúa;De nadie;;;;
20100070970;Excavadora;Otra vez;x1;;;
20100070970;Grúa;Grúa;G-1;;mucho;
"""


@pytest.fixture
def owner(db):
    now = clock.now()
    fields = {"document_number": "20100070970", "document_key": "20100070970"}
    return Customer.objects.create(name="Minera", created_at=now, updated_at=now, **fields)


def upload(api, who, text=TABLE, kind="machines"):
    file = SimpleUploadedFile("maquinas.csv", text.encode(), content_type="text/csv")
    body = {"kind": kind, "file": file}
    return api(who).post("/api/v1/service-intakes/", body, format="multipart")


def test_a_table_of_machines_is_taken_in_once(api, desk, carla, owner):
    made = upload(api, carla)
    assert made.status_code == 201, made.data
    path = f"service-intakes/{made.data['id']}/"
    names = ["document", "kind", "name", "serial", "maker", "hours", "warranty_until"]
    assert made.data["mapping"] == names

    seen = desk.get(carla, f"{path}preview/").data
    assert (seen["new"], seen["refused"]) == (2, 4)
    codes = [each["code"] for each in seen["lines"]]
    assert codes == ["", "", "required", "unknown_customer", "twice", "bad_hours"]
    assert not Machine.objects.exists()

    taken = desk.post(carla, f"{path}take-in/")
    assert (taken.data["made"], len(taken.data["refused"])) == (2, 4)
    row = Machine.objects.get(name="Excavadora 01")
    assert (row.hour_meter, row.warranty_until.year, row.customer) == (1250, 2027, owner)

    assert desk.post(carla, f"{path}take-in/").data["code"] == "taken_in"
    again = upload(api, carla).data["id"]
    twice = desk.post(carla, f"service-intakes/{again}/take-in/").data
    assert (twice["made"], twice["repeated"]) == (0, 2)
    assert Machine.objects.count() == 2


PARTS = """Código;Repuesto;Unidad;Stock;Costo;Mínimo
F-01;Filtro de aceite;und;12;35.50;4
F-02;Filtro de aire;und;;;
f-01;Otra vez;;;;
;Sin código;;;;
F-03;Manguera;m;muchas;;
"""


def test_a_table_of_parts_lays_them_in_the_store(api, desk, carla):
    made = upload(api, carla, PARTS, kind="parts").data
    assert made["mapping"] == ["code", "name", "unit", "quantity", "cost", "reorder"]
    path = f"service-intakes/{made['id']}/"
    codes = [each["code"] for each in desk.get(carla, f"{path}preview/").data["lines"]]
    assert codes == ["", "", "twice", "required", "bad_number"]

    assert desk.post(carla, f"{path}take-in/").data["made"] == 2
    move = StockMove.objects.get()
    assert (move.part.code, move.quantity, move.part.reorder_point) == ("F-01", 12, 4)
    twice = upload(api, carla, PARTS, kind="parts").data["id"]
    assert desk.post(carla, f"service-intakes/{twice}/take-in/").data["repeated"] == 2
    assert StockMove.objects.count() == 1


def test_columns_are_named_by_hand(api, desk, carla, owner):
    made = upload(api, carla, "a;b;c\n20100070970;Grúa;Grúa 1\n").data
    path = f"service-intakes/{made['id']}/"
    assert desk.get(carla, f"{path}preview/").status_code == 422
    wrong = desk.patch(carla, path, {"mapping": ["document", "kind", "kind"]})
    assert wrong.status_code == 422
    desk.patch(carla, path, {"mapping": ["document", "kind", "name"]})
    assert desk.get(carla, f"{path}preview/").data["new"] == 1


def test_who_is_not_of_the_office_takes_nothing_in(api, carla, ana, rosa):
    assert upload(api, ana).status_code == 403 and upload(api, rosa).status_code == 403
    assert upload(api, carla, "nada").data["code"] == "unreadable_file"
