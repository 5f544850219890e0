"""Categories and states are lists of the house: edited, ordered, and never lost by anybody."""

import pytest

from crm.models import Category, Customer, Status
from crm.operations import custom, customers, words
from crm.queries.standing import CustomerInactive, refuse_inactive
from hub.kernel import clock
from tests.crowd import outcomes

NEW = {"es": "Mayorista", "en": "Wholesale", "color": "primary"}


@pytest.fixture
def pedro(db):
    at = clock.now()
    return Customer.objects.create(name="Pedro Mamani", created_at=at, updated_at=at)


def test_the_house_begins_with_the_words_it_had(desk, ana):
    told = desk.get(ana, "customer-words/category/").data
    assert [row["key"] for row in told] == ["vip", "high", "medium", "low"]
    told = desk.get(ana, "customer-words/status/").data
    assert [(row["key"], row["meaning"]) for row in told] == [
        (key, key) for key in ("active", "prospect", "inactive")
    ]
    assert desk.get(ana, "customer-words/colour/").status_code == 404


def test_an_admin_adds_renames_and_orders_words(desk, admin, ana, pedro):
    made = desk.post(admin, "customer-words/category/", NEW)
    assert (made.status_code, made.data["key"]) == (201, "mayorista")
    assert (
        desk.post(admin, "customer-words/category/", {**NEW, "es": "mayorista "}).data["code"]
        == "word_taken"
    )
    assert desk.post(ana, "customer-words/category/", NEW).status_code == 403
    assert desk.post(admin, "customer-words/status/", NEW).status_code == 422, "means nothing"

    given = desk.patch(ana, f"customers/{pedro.id}/", {"category": "mayorista"})
    assert given.data["category"] == "mayorista"
    desk.patch(admin, "customer-words/category/mayorista/", {"es": "Distribuidor"})
    order = ["mayorista", "vip", "high", "medium", "low"]
    told = desk.call(admin, "PUT", "customer-words/category/", {"keys": order}).data
    assert [(row["key"], row["used"]) for row in told][:2] == [("mayorista", 1), ("vip", 0)]
    assert told[0]["es"] == "Distribuidor"
    short = desk.call(admin, "PUT", "customer-words/category/", {"keys": order[1:]})
    assert short.status_code == 422
    unknown = desk.patch(ana, f"customers/{pedro.id}/", {"category": "platinum"})
    assert (unknown.status_code, list(unknown.data["fields"])) == (422, ["category"])


def test_a_word_in_use_goes_into_another(desk, admin, ana, pedro):
    desk.patch(ana, f"customers/{pedro.id}/", {"category": "low"})
    rule = {
        "name": "Bajos",
        "event": "opened",
        "conditions": [{"kind": "category", "any": ["low", "vip"]}],
        "actions": [{"kind": "labels", "add": ["bajo"], "remove": []}],
    }
    made = desk.post(admin, "automations/", rule)
    assert made.status_code == 201, made.data

    kept = desk.call(admin, "DELETE", "customer-words/category/low/", {})
    assert (kept.status_code, kept.data["code"], kept.data["fields"]) == (
        409,
        "word_used",
        {"used": 1},
    )
    gone = desk.call(admin, "DELETE", "customer-words/category/low/", {"into": "vip"})

    assert (gone.status_code, gone.data) == (200, {"moved": 1})
    assert desk.get(ana, f"customers/{pedro.id}/").data["category"] == "vip"
    assert not Category.objects.filter(key="low").exists()
    told = desk.get(admin, f"automations/{made.data['id']}/").data
    assert told["conditions"] == [{"kind": "category", "any": ["vip"]}]


def test_the_last_word_of_its_sort_stays(desk, admin):
    refused = desk.call(admin, "DELETE", "customer-words/status/prospect/", {"into": "active"})
    assert refused.data["code"] == "word_needed"
    meant = {"meaning": "inactive"}
    assert desk.patch(admin, "customer-words/status/active/", meant).data["code"] == "word_needed"
    lead = {"es": "Interesado", "en": "Lead", "meaning": "prospect", "is_default": True}
    desk.post(admin, "customer-words/status/", lead)
    removed = desk.call(admin, "DELETE", "customer-words/status/prospect/", {})
    assert removed.status_code == 200
    at = clock.now()
    fresh = Customer.objects.create(name="Nueva", created_at=at, updated_at=at)
    assert fresh.status_id == "interesado"


def test_nothing_new_is_begun_for_somebody_inactive(desk, admin, pedro):
    paused = {"es": "En pausa", "en": "Paused", "meaning": "inactive"}
    key = desk.post(admin, "customer-words/status/", paused).data["key"]
    refuse_inactive(pedro)
    customers.change(customer=pedro, fields={"status": key}, at=clock.now())
    pedro.refresh_from_db()
    with pytest.raises(CustomerInactive) as refused:
        refuse_inactive(pedro)
    assert (refused.value.status, refused.value.code) == (422, "customer_inactive")
    assert desk.get(admin, f"customers/{pedro.id}/").data["inactive"]


@pytest.mark.django_db(transaction=True)
def test_who_gets_a_word_while_it_goes_is_left_without_none(admin):
    words.add("category", NEW)
    at = clock.now()
    rows = [
        Customer.objects.create(name=f"Cliente {n}", created_at=at, updated_at=at) for n in range(6)
    ]

    def gives(row: Customer):
        return lambda: customers.change(customer=row, fields={"category": "mayorista"}, at=at)

    done = outcomes(
        *[gives(row) for row in rows],
        lambda: words.remove("category", "mayorista", into="vip"),
        lambda: words.remove("category", "mayorista", into="high"),
    )

    assert done["done"] + done["invalid"] + done.get("not_found", 0) == 8
    assert not Category.objects.filter(key="mayorista").exists()
    assert set(Customer.objects.values_list("category", flat=True)) <= {"vip", "high", "medium"}
    assert Status.objects.count() == 3


@pytest.mark.parametrize(
    ("said", "kept"),
    [("1e9999999", None), ("1e-999999", None), ("-0.50", "-0.5"), ("1,234.5", "1234.5")],
)
def test_no_number_is_too_odd_to_be_told_so(desk, ana, said, kept):
    field = custom.add({"name": "Cupo", "kind": "number"}, at=clock.now())

    made = desk.post(ana, "customers/", {"name": "Pedro", "custom": {str(field.id): said}})

    assert made.status_code == (201 if kept else 422), made.data
    assert kept is None or made.data["custom"] == {str(field.id): kept}
    found = desk.get(ana, f"customers/?custom.{field.id}={said}").data["results"]
    assert len(found) == (1 if kept else 0)


def test_a_field_is_asked_for_with_any_sign(desk, ana):
    field = custom.add({"name": "Zona", "kind": "text"}, at=clock.now())

    assert desk.get(ana, f"customers/?custom.{field.id}=%00a").status_code == 200
