"""A person makes an account."""

import pytest

from crm.models import Customer, Duplicate
from crm.operations import duplicates
from hub.accounts.models import User
from hub.kernel import clock
from hub.registration.models import ConsentRecord, Registration, RegistrationDeed
from hub.registration.types.consents import CURRENT
from tests.registration.conftest import FORM, PASSWORD


def test_who_registers_is_signed_in_as_a_customer_with_a_record_of_their_own(visitor, names):
    answer = visitor.register()

    assert answer.status_code == 201
    assert answer.json()["user"]["role"] == "customer"
    me = visitor.bearer(answer).get("/api/v1/me/registration/").json()
    assert (me["verified"], me["document_number"], me["phone"]) == (
        True,
        "45678912",
        "+51987654321",
    )
    own = Customer.objects.get(portal_user=me["user"])
    assert (own.name, own.document_number) == ("Rosa Quispe", "45678912")


def test_a_password_is_kept_by_argon2_and_a_cookie_lasts_as_long_as_the_window(visitor, names):
    visitor.register()

    assert User.objects.get(first_name="Rosa").password.startswith("argon2$argon2id$")
    assert visitor.cookies["hub_rt"]["max-age"] == ""
    assert visitor.cookies["hub_rt"]["httponly"]


@pytest.mark.parametrize("name", ["QUISPE rosa", "rosa maría", "Rósa María"])
def test_accents_case_and_order_of_a_name_do_not_matter(visitor, names, name):
    first, last = name.split(" ")
    assert visitor.register(first_name=first, last_name=f"{last} Mamani").status_code == 201

    assert Registration.objects.get().is_verified


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"first_name": "Juana"}, "mismatch"),
        ({"last_name": "Rosa"}, "mismatch"),
        ({"document_number": "11223344"}, "unknown"),
        ({"document_type": "CC", "document_number": "1020304050"}, "unavailable"),
    ],
)
def test_only_a_match_is_verified(visitor, names, change, outcome):
    assert visitor.register(**change).status_code == 201

    row = Registration.objects.get()
    assert (row.outcome, row.is_verified) == (outcome, False)
    assert Customer.objects.get(portal_user=row.user).document_number == ""


def test_a_company_has_no_last_name_and_its_legal_form_does_not_matter(visitor, names):
    company = {"document_type": "RUC", "document_number": "20-51233379-7", "last_name": None}

    assert visitor.register(**company, first_name="Ferretería El Tornillo SAC").status_code == 201
    assert Registration.objects.get().is_verified


def test_a_second_account_with_a_document_is_refused_without_saying_whose(visitor, another, names):
    visitor.register()

    answer = another().register(first_name="Ana", email="ana@example.com")

    assert answer.status_code == 409
    assert answer.json() == {
        "code": "document_taken",
        "detail": "There is an account with this document.",
        "fields": {},
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"consent": None}, "consent"),
        ({"consent": {}}, "consent"),
        ({"consent": {"service": False, "marketing": True}}, "consent"),
        ({"consent": {"service": True, "sale": True}}, "consent"),
        ({"consent": "yes"}, "consent"),
        ({"password": "corta"}, "password"),
        ({"password": "rosa@example.com"}, "password"),
        ({"phone": "12"}, "phone"),
        ({"email": "rosa"}, "email"),
        ({"last_name": ""}, "last_name"),
        ({"document_number": "4567891"}, "document_number"),
        ({"document_type": "RUC", "document_number": "20512333798"}, "document_number"),
        ({"document_type": "NIT", "document_number": "2131234322"}, "document_number"),
        ({"document_type": "CC", "document_number": "12"}, "document_number"),
    ],
)
def test_what_is_wrong_with_a_form_comes_before_whose_document_it_names(
    visitor, another, names, change, field
):
    visitor.register()

    answer = another().register(**change)

    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == [field]
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("consent", [True, ["service"], {"service": True}])
def test_consent_is_understood_in_three_writings(visitor, nobody_knows, consent):
    assert visitor.register(consent=consent).status_code == 201

    held = dict(ConsentRecord.objects.values_list("purpose", "given"))
    assert held == {"service": True, "marketing": False}


def test_an_answer_is_kept_with_what_proves_it(visitor, nobody_knows):
    visitor.register(language="en")

    row = ConsentRecord.objects.get(purpose="service")
    assert (row.ip, row.language, row.version) == (visitor.ip, "en", "2026-11-01")
    assert row.digest == CURRENT["service"].digest


@pytest.mark.parametrize(
    "field", ["role", "is_staff", "is_superuser", "username", "customer", "verified", "balance"]
)
def test_nobody_makes_themselves_more_than_a_customer(visitor, nobody_knows, field):
    answer = visitor.register(**{field: "admin"})

    assert answer.status_code == 400
    assert not User.objects.filter(first_name="Rosa").exists()


def test_an_address_somebody_has_tells_nothing(visitor, another, nobody_knows):
    visitor.register()

    twin = another().register(document_number="11223344")

    assert twin.status_code == 201
    assert twin.json()["user"]["email"] == FORM["email"]


def test_a_verified_document_hands_over_nobodys_record(visitor, names):
    at = clock.now()
    known = Customer.objects.create(
        name="Rosa Quispe", document_number="45678912", created_at=at, updated_at=at
    )

    visitor.register()

    own = Customer.objects.get(portal_user__isnull=False)
    assert own != known
    duplicates.compare(customer_id=own.id, at=at)
    assert Duplicate.objects.get().reasons[0] == "document"


def test_no_secret_and_no_document_is_logged(visitor, names, caplog):
    caplog.set_level("DEBUG")

    names.ctl(account="identity", status=500)
    visitor.register()
    visitor.login("45678912", "something else entirely")
    visitor.look_up("45678912")

    told = "\n".join(f"{line.getMessage()} {line.__dict__}" for line in caplog.records)
    assert "login_failed" in told and "identity_unavailable" in told
    ours = [line for line in told.split("\n") if "'name': 'django.db" not in line]
    for secret in ("45678912", PASSWORD, "rosa@example.com"):
        assert secret not in "\n".join(line for line in ours if "httpcore" not in line), secret


def test_the_history_of_an_account_shows_documents_masked(visitor, names):
    visitor.register()

    assert RegistrationDeed.objects.get().note == "DNI •••••912: match"
