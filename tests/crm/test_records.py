"""What is written down about customers: own fields, labels, notes, files; for our people alone."""

from pathlib import PurePosixPath

import pytest

from crm.models import Customer, NoteEdition
from hub.accounts.ports.personal import Subject, keepers
from hub.kernel import clock
from tests.desk import picture

NOBODYS = "6ba7b810-9dad-41d1-80b4-00c04fd430c8"


@pytest.fixture
def pedro(db):
    at = clock.now()
    return Customer.objects.create(name="Pedro Mamani", created_at=at, updated_at=at)


@pytest.fixture
def fields(desk, admin):
    """The house asks for a birthday, a size, a route and whether somebody may be called."""
    bodies = {
        "birthday": {"name": "Cumpleaños", "kind": "date", "applies_to": "person"},
        "size": {"name": "Empleados", "kind": "number"},
        "route": {"name": "Ruta", "kind": "choice", "options": ["Norte", "Sur"]},
        "calls": {"name": "Acepta llamadas", "kind": "yes_no"},
    }
    found = {}
    for key, body in bodies.items():
        made = desk.post(admin, "customer-fields/", body)
        assert made.status_code == 201, made.data
        found[key] = made.data["id"]
    return found


def test_values_are_of_their_fields_kind(desk, ana, pedro, fields):
    path = f"customers/{pedro.id}/"
    said = {
        fields["birthday"]: "31/03/1990",
        fields["size"]: "12,50",
        fields["route"]: "norte",
        fields["calls"]: True,
    }
    told = desk.patch(ana, path, {"custom": said}).data["custom"]
    assert told == {
        fields["birthday"]: "1990-03-31",
        fields["size"]: "12.5",
        fields["route"]: "Norte",
        fields["calls"]: True,
    }
    wrong = {fields["birthday"]: "mañana", fields["size"]: "mucho", fields["route"]: "Este"}
    refused = desk.patch(ana, path, {"custom": wrong})
    assert refused.status_code == 422
    assert set(refused.data["fields"]) == {f"custom.{key}" for key in wrong}
    assert desk.patch(ana, path, {"custom": {fields["size"]: None}}).data["custom"].keys() == {
        key for key in told if key != fields["size"]
    }
    found = desk.get(ana, f"customers/?custom.{fields['route']}=Norte").data["results"]
    assert [row["name"] for row in found] == ["Pedro Mamani"]
    assert desk.get(ana, f"customers/?custom.{fields['route']}=Sur").data["results"] == []


def test_a_required_field_is_asked_for_and_an_archived_one_keeps_its_values(
    desk, admin, ana, pedro, fields
):
    path = f"customers/{pedro.id}/"
    desk.patch(ana, path, {"custom": {fields["route"]: "Sur"}})
    desk.patch(admin, f"customer-fields/{fields['size']}/", {"required": True})
    refused = desk.patch(ana, path, {"custom": {fields["route"]: "Norte"}})
    assert refused.data["fields"] == {f"custom.{fields['size']}": ["Required."]}
    assert desk.patch(ana, path, {"phone": "987654321"}).status_code == 200

    used = desk.patch(admin, f"customer-fields/{fields['route']}/", {"options": ["Norte", "Este"]})
    assert (used.status_code, used.data["code"]) == (409, "option_used")
    desk.patch(admin, f"customer-fields/{fields['route']}/", {"archived": True})
    assert desk.get(ana, path).data["custom"] == {fields["route"]: "Sur"}
    twin = desk.post(admin, "customer-fields/", {"name": "Empleados", "kind": "text"})
    assert (twin.status_code, twin.data["code"]) == (409, "field_taken")
    assert desk.post(ana, "customer-fields/", {"name": "X", "kind": "text"}).status_code == 403


def test_customers_are_written_down_labelled_and_listed(desk, ana, rosa, tomas):
    body = {"name": "Ferretería Sol", "kind": "company", "labels": ["norte", "crédito"]}
    made = desk.post(ana, "customers/", body)
    assert (made.status_code, made.data["labels"]) == (201, ["crédito", "norte"])
    for who in (rosa, tomas):
        assert desk.post(who, "customers/", body).status_code == 403
    for name in ("Zoila", "Abel"):
        desk.post(ana, "customers/", {"name": name})

    named = desk.get(ana, "customers/?sort=name&limit=2").data
    assert [row["name"] for row in named["results"]] == ["Abel", "Ferretería Sol"]
    rest = desk.get(ana, f"customers/?sort=name&limit=2&cursor={named['next']}").data
    assert [row["name"] for row in rest["results"]] == ["Zoila"]
    assert desk.get(ana, f"customers/?sort=-name&cursor={named['next']}").status_code == 400
    for query in ("kind=company", "label=norte", "label=norte,crédito", "status=prospect&q=sol"):
        found = desk.get(ana, f"customers/?{query}").data["results"]
        assert [row["name"] for row in found] == ["Ferretería Sol"], query
    assert desk.get(ana, "customers/?portal=true").data["results"] == []


def test_what_our_people_know_is_not_told_to_the_customer(desk, ana, rosa):
    desk.asks(rosa)
    own = Customer.objects.get(portal_user=rosa)
    desk.patch(ana, f"customers/{own.id}/", {"labels": ["morosa"]})
    told = desk.get(rosa, f"customers/{own.id}/").data
    assert (told["labels"], told["custom"]) == ([], {})
    assert len(desk.get(rosa, "customers/?label=otra").data["results"]) == 1, "asks nothing out"


def test_notes_are_edited_pinned_taken_back_and_ours_alone(desk, ana, luis, rosa, pedro):
    path = f"customers/{pedro.id}/notes/"
    note = desk.post(ana, path, {"text": "Prefiere la tarde"}).data
    one = f"customer-notes/{note['id']}/"

    assert desk.patch(luis, one, {"text": "No"}).status_code == 403
    changed = desk.patch(ana, one, {"text": "Prefiere la mañana", "pinned": True}).data
    assert changed["pinned_at"] and changed["edited_at"]
    told = desk.get(luis, path).data["results"]
    assert [(row["text"], row["editions"][0]["text"]) for row in told] == [
        ("Prefiere la mañana", "Prefiere la tarde")
    ]
    assert NoteEdition.objects.count() == 1
    assert desk.call(ana, "DELETE", one).status_code == 204
    assert desk.get(ana, path).data["results"] == []
    assert desk.post(luis, f"{one}restore/").status_code == 404
    assert desk.post(ana, f"{one}restore/").status_code == 200
    assert [desk.get(rosa, path).status_code, desk.get(None, path).status_code] == [403, 401]
    assert desk.get(ana, f"customers/{NOBODYS}/notes/").status_code == 404
    assert desk.patch(ana, f"customer-notes/{NOBODYS}/", {"pinned": True}).status_code == 404
    timeline = desk.get(ana, f"customers/{pedro.id}/timeline/?kind=notes").data["results"]
    assert timeline[0]["summary"] == "Prefiere la mañana"


def test_a_file_is_kept_once_and_opened_by_the_counter_alone(
    desk, ana, luis, rosa, pedro, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    upload = picture(ana, file="a.jpg")
    path = f"customers/{pedro.id}/files/"
    made = desk.post(ana, path, {"attachment": str(upload.id)})
    assert made.status_code == 201, made.data
    assert desk.post(ana, path, {"attachment": str(upload.id)}).data["code"] == "file_kept"
    foreign = picture(luis)
    assert desk.post(ana, path, {"attachment": str(foreign.id)}).status_code == 404

    opened = [desk.get(who, f"attachments/{upload.id}/").status_code for who in (luis, rosa)]
    assert opened == [200, 404]
    assert [row["mine"] for row in desk.get(luis, path).data["results"]] == [False]
    one = f"customer-files/{made.data['id']}/"
    assert desk.call(luis, "DELETE", one).status_code == 403
    assert desk.call(ana, "DELETE", one).status_code == 204
    assert desk.get(ana, f"attachments/{upload.id}/").status_code == 404


def test_all_that_is_kept_is_told_and_forgotten(desk, ana, pedro, fields, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "a.jpg").write_bytes(b"bytes")
    desk.patch(ana, f"customers/{pedro.id}/", {"custom": {fields["route"]: "Sur"}})
    desk.post(ana, f"customers/{pedro.id}/notes/", {"text": "Paga los viernes"})
    upload = picture(ana, file="a.jpg")
    desk.post(ana, f"customers/{pedro.id}/files/", {"attachment": str(upload.id)})
    subject = Subject(customer_id=pedro.id)
    kept = {key: keepers.get(key) for key in ("customer", "customer_notes", "customer_files")}

    told = {key: list(keeper.rows(subject)) for key, keeper in kept.items()}
    assert told["customer"][0]["custom"] == {"Ruta": "Sur"}
    assert told["customer_notes"][0]["text"] == "Paga los viernes"
    [(path, stream)] = kept["customer_files"].files(subject)
    with stream:
        assert (path, stream.read()) == (PurePosixPath("customer_files/1-yape.jpg"), b"bytes")
    for keeper in kept.values():
        assert keeper.forget(subject) is None
    pedro.refresh_from_db()
    assert (pedro.name[:7], pedro.phone, pedro.custom) == ("Persona", "", {})
    assert not any(list(keepers.get(key).rows(subject)) for key in kept if key != "customer")
