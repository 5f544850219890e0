"""What the house sells: at which price for whom, put away, and taken in from a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from billing.models import Item
from crm.models import Category, Customer
from hub.kernel import clock
from tests.desk import desk, soles

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def adds(desk, admin):
    def add(code="S-1", name="Mantenimiento", **more):
        body = {"code": code, "kind": "service", "name": name, "price": soles("120.50"), **more}
        return desk.post(admin, "catalogue/", body)

    return add


@pytest.fixture
def brings(api, admin, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    client = api(admin)

    def bring(lines, door="import/"):
        file = SimpleUploadedFile("catalogo.csv", "\n".join(lines).encode())
        return client.post(f"/api/v1/catalogue/{door}", {"file": file}, format="multipart")

    return bring


def found(desk, who, query=""):
    return [row["code"] for row in desk.get(who, f"catalogue/{query}").data["results"]]


def test_an_item_is_written_down_with_the_usual_tax(desk, ana, carla, adds):
    made = adds(unit="hora")

    assert made.status_code == 201
    assert made.data["price"] == soles("120.50")
    assert (made.data["tax"]["code"], made.data["tax"]["rate"]) == ("igv-18", "18")
    assert found(desk, ana) == ["S-1"]
    body = {"code": "P-1", "kind": "part", "name": "Filtro", "price": soles("9.00")}
    assert desk.post(carla, "catalogue/", body).status_code == 201
    assert desk.post(ana, "catalogue/", {**body, "code": "P-2"}).status_code == 403


def test_customers_and_technicians_see_no_catalogue(desk, rosa, tomas, adds):
    made = adds().data

    for who in (rosa, tomas):
        assert desk.get(who, "catalogue/").status_code == 403
        assert desk.get(who, f"catalogue/{made['id']}/").status_code == 403


def test_a_code_is_one_in_small_and_large_letters(adds):
    adds("fil-1")

    refused = adds("FIL-1")
    assert (refused.status_code, refused.data["code"]) == (409, "code_taken")


def test_it_is_looked_for_by_words_of_code_and_name(desk, ana, adds):
    adds("FIL-1", "Filtro de aceite")
    adds("FIL-2", "Filtro de aire")
    adds("S-9", "Cambio de aceite", kind="part")

    assert found(desk, ana, "?q=aceite filtro") == ["FIL-1"]
    assert found(desk, ana, "?q=fil-2") == ["FIL-2"]
    assert found(desk, ana, "?kind=part") == ["S-9"]


def test_what_is_put_away_is_offered_to_nobody(desk, admin, ana, adds):
    made = adds().data
    desk.post(admin, f"catalogue/{made['id']}/archive/")

    assert found(desk, ana) == []
    assert found(desk, ana, "?archived=true") == ["S-1"]
    desk.post(admin, f"catalogue/{made['id']}/restore/")
    assert found(desk, ana) == ["S-1"]


def test_of_two_who_correct_it_the_second_is_told(desk, admin, adds):
    made = adds().data
    path = f"catalogue/{made['id']}/"

    assert desk.patch(admin, path, {"version": 1, "price": soles("99.90")}).data["version"] == 2
    late = desk.patch(admin, path, {"version": 1, "name": "Otro"})
    assert (late.status_code, late.data["code"]) == (409, "changed")


def test_a_category_has_its_own_price(desk, admin, ana, adds):
    made = adds(prices={"vip": soles("100.00")}).data
    at = clock.now()
    eva = Customer.objects.create(name="Eva", category_id="vip", created_at=at, updated_at=at)
    ivo = Customer.objects.create(name="Ivo", created_at=at, updated_at=at)

    def price(customer):
        rows = desk.get(ana, f"catalogue/?customer={customer.id}").data["results"]
        return rows[0]["customer_price"]

    assert price(eva) == soles("100.00")
    assert price(ivo) is None
    assert made["prices"] == [{"category": "vip", "price": soles("100.00")}]
    unknown = adds("S-2", prices={"nobody": soles("1.00")})
    assert unknown.status_code == 422
    assert not Item.objects.filter(code="S-2").exists()
    Customer.objects.update(category_id="medium")
    Category.objects.filter(key="vip").delete()
    assert desk.get(ana, f"catalogue/{made['id']}/").data["prices"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"price": {"amount": "1.00", "currency": "USD"}},
        {"price": soles("-1.00")},
        {"tax": "00000000-0000-0000-0000-000000000000"},
        {"kind": "wish"},
        {"name": ""},
    ],
)
def test_nonsense_is_refused(adds, wrong):
    assert adds(**wrong).status_code == 422


def test_a_file_is_looked_at_and_then_taken_in_once(brings):
    lines = [
        "Código;Tipo;Nombre;Unidad;Precio;IGV",
        "F-1;repuesto;Filtro;und;1.250,50;18",
        "S-1;servicio;Visita;;S/ 80;Exonerado",
        "F-1;repuesto;Otra vez;;1;18",
        "X;cosa;Rara;;abc;99",
        ";servicio;Sin código;;1;18",
    ]

    seen = brings(lines, "import/preview/").json()
    assert (seen["made"], seen["refused"]) == (2, 3)
    assert [line["problems"] for line in seen["lines"]][2:] == [
        ["repeated_code"],
        ["bad_kind", "unknown_tax", "bad_price"],
        ["code_required"],
    ]
    assert not Item.objects.exists()
    brings(lines)
    filter_ = Item.objects.select_related("tax").get(code="F-1")
    assert (filter_.price_minor, filter_.tax.code, filter_.unit) == (125_050, "igv-18", "und")
    assert Item.objects.get(code="S-1").tax.code == "exonerado"
    again = brings(lines).json()
    assert (again["made"], again["same"]) == (0, 2)
    lines[1] = "f-1;repuesto;Filtro;und;1300;18"
    assert brings(lines).json()["updated"] == 1
    assert Item.objects.get(code__iexact="F-1").price_minor == 130_000


def test_a_file_without_prices_is_no_catalogue(brings):
    refused = brings(["Código,Nombre", "a,b"])
    assert (refused.status_code, refused.json()["code"]) == (422, "unreadable_file")
