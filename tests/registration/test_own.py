"""One's own registration and consents, and what the counter does for people."""

import pytest
from django.db import Error, connection, transaction

from crm.models import Customer
from hub.accounts.ports.personal import Subject, keepers
from hub.registration.models import ConsentRecord, Registration, RegistrationDeed
from hub.registration.operations import showing

MINE, CONSENTS = "/api/v1/me/registration/", "/api/v1/me/consents/"
FIXED = {
    "document_type": "DNI",
    "document_number": "45678912",
    "first_name": "Rosa María",
    "last_name": "Quispe",
}


def deeds(user):
    rows = RegistrationDeed.objects.filter(user=user).order_by("at", "id")
    return list(rows.values_list("deed", flat=True))


def test_a_mistake_is_corrected_while_nobody_verified_it(api, visitor, names):
    user = visitor.register(first_name="Rosi").json()["user"]["id"]
    row = Registration.objects.select_related("user").get(user=user)
    client = api(row.user)

    answer = client.put(MINE, FIXED)

    assert answer.json()["verified"] is True
    assert Customer.objects.get(portal_user=user).document_number == "45678912"
    assert client.put(MINE, FIXED).json()["code"] == "verified_already"


def test_nobody_corrects_their_way_to_the_document_of_another(api, registered, another):
    another().register(document_number="11223344")

    answer = api(registered).put(MINE, {**FIXED, "document_number": "11223344"})

    assert answer.json()["code"] == "document_taken"
    assert Registration.objects.get(user=registered).document_number == "45678912"


def test_another_name_is_not_verified_by_the_old_one(api, visitor, names):
    visitor.bearer(visitor.register())
    visitor.patch("/api/v1/me/", {"first_name": "Juana"}, format="json")

    assert visitor.get(MINE).json()["verified"] is False


def test_the_counter_verifies_by_hand_and_it_is_kept_who(api, ana, registered):
    path = f"/api/v1/registrations/{registered.id}/verify/"

    answer = api(ana).post(path, {"note": "Vi su DNI"})

    told = answer.json()
    assert (told["verified_how"], told["verified_by"]) == ("hand", "Ana Torres")
    deed = RegistrationDeed.objects.get(deed="verified")
    assert (deed.by, deed.note) == (ana, "Vi su DNI")
    assert Customer.objects.get(portal_user=registered).document_number == "45678912"


def test_what_the_counter_wrote_on_a_record_stays(api, ana, registered):
    own = Customer.objects.get(portal_user=registered)
    client = api(ana)
    client.patch(f"/api/v1/customers/{own.id}/", {"name": "Rosa Q.", "phone": "+51911111111"})

    client.post(f"/api/v1/registrations/{registered.id}/verify/", {})

    own.refresh_from_db()
    assert (own.name, own.phone, own.document_number) == ("Rosa Q.", "+51911111111", "45678912")


def test_clerks_and_customers_verify_nobody(api, carla, rosa, tomas, registered):
    path = f"/api/v1/registrations/{registered.id}/verify/"

    assert {api(who).post(path, {}).status_code for who in (carla, rosa, tomas, registered)} == {
        403
    }


def test_documents_are_masked_and_who_looks_at_one_is_kept(api, carla, registered):
    client, path = api(carla), f"/api/v1/registrations/{registered.id}/"

    listed = client.get("/api/v1/registrations/?q=45678912").json()["results"]
    assert [row["document_number"] for row in listed] == ["•••••912"]
    assert client.get(path).json()["document_number"] == "•••••912"
    assert client.post(f"{path}document/").json() == {"document_number": "45678912"}
    assert deeds(registered)[-1] == "shown"


def test_nobody_copies_numbers_through_either_door(api, ana, luis, registered, monkeypatch):
    monkeypatch.setattr(showing, "AT_ONCE", 2)
    customer = Customer.objects.get(portal_user=registered)
    doors = [f"/api/v1/{name}/document/" for name in (f"registrations/{registered.id}",
                                                      f"customers/{customer.id}")]  # fmt: skip

    answers = [api(ana).post(door) for door in (*doors, *doors)]

    assert [each.status_code for each in answers] == [200, 200, 429, 429]
    assert answers[0]["Cache-Control"] == "no-store"
    assert api(luis).post(doors[0]).status_code == 200  # each for themselves


def test_lists_tell_the_unverified_and_find_by_name(api, ana, registered, another):
    another().register(document_number="11223344", first_name="Juan", email="j@example.com")
    client = api(ana)
    client.post(f"/api/v1/registrations/{registered.id}/verify/", {})

    def names_of(asked):
        rows = client.get(f"/api/v1/registrations/?{asked}").json()["results"]
        return [row["first_name"] for row in rows]

    assert names_of("limit=1") == ["Juan"]
    assert names_of("unverified=true") == ["Juan"]
    assert names_of("q=rosa") == ["Rosa"]


def test_what_is_asked_about_others_is_not_there(api, jorge, registered):
    path = f"/api/v1/registrations/{registered.id}/"

    assert api(jorge).get(MINE).status_code == 404
    assert api(jorge).get(path).status_code == 403


def test_a_consent_is_taken_back_and_given_again_and_all_of_it_stays(api, registered):
    client = api(registered)
    for given in (True, True, False):
        answer = client.post(CONSENTS, {"purpose": "marketing", "given": given})
        assert answer.status_code == 204

    told = client.get(CONSENTS).json()["results"]
    assert [row["given"] for row in told if row["purpose"] == "marketing"] == [False, True, False]
    refused = client.post(CONSENTS, {"purpose": "service", "given": False})
    assert refused.json()["code"] == "consent_required"


@pytest.mark.parametrize("table", ["consentrecord", "registrationdeed"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "UPDATE {} SET at = at"])
def test_the_database_itself_keeps_every_answer(registered, table, sql):
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql.format(f"registration_{table}"))


def test_what_is_kept_is_told_and_forgotten_but_for_its_proof(registered):
    subject = Subject(user_id=registered.id)
    told = {key: list(keeper.rows(subject)) for key, keeper in keepers}

    assert told["registration"][0]["document_number"] == "45678912"
    assert {row["purpose"] for row in told["consents"]} == {"service", "marketing"}
    kept = [keeper.forget(subject) for _, keeper in keepers]

    assert {"consents", "registration_deeds"} <= {each.kind for each in kept if each}
    assert Registration.objects.get().document_number == ""
    assert ConsentRecord.objects.count() == 2
