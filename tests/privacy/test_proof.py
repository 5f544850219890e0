"""Whoever forgets, copies or takes data of others along says once more who they are."""

from datetime import timedelta

import pytest

from crm.models import Customer
from hub.accounts.models import Session
from hub.kernel import clock
from hub.privacy.models import PrivacyRequest
from hub.privacy.tasks import work_on

pytestmark = pytest.mark.django_db
DOOR = "privacy-requests/"


@pytest.fixture
def tired(desk):
    """Return a way to let somebody's sign-in be hours old."""

    def made(who):
        desk.get(who, "me/")
        long_ago = clock.now() - timedelta(hours=3)
        Session.objects.filter(user=who).update(created_at=long_ago, proven_at=None)

    return made


def refused(answer):
    return (answer.status_code, answer.data["code"]) == (403, "proof_needed")


def test_nobody_is_forgotten_by_a_screen_left_open(desk, rosa, admin, tired):
    row = desk.post(rosa, DOOR, {"right": "erasure"}).data
    tired(admin)

    assert refused(desk.post(admin, f"{DOOR}{row['id']}/fulfil/"))
    assert PrivacyRequest.objects.get(id=row["id"]).state == "identity_checked"

    Session.objects.filter(user=admin).update(proven_at=clock.now())
    assert desk.post(admin, f"{DOOR}{row['id']}/fulfil/").status_code == 200


def test_a_copy_of_somebodys_data_is_made_and_taken_by_who_proves_themselves(
    desk, ana, admin, tired
):
    desk.writes()
    customer = str(Customer.objects.get().id)
    row = desk.post(ana, DOOR, {"right": "access", "customer": customer}).data
    desk.post(admin, f"{DOOR}{row['id']}/check-identity/", {"how": "DNI en mano"})
    tired(admin)
    assert refused(desk.post(admin, f"{DOOR}{row['id']}/fulfil/"))

    Session.objects.filter(user=admin).update(proven_at=clock.now())
    desk.post(admin, f"{DOOR}{row['id']}/fulfil/")
    work_on(row["id"])
    tired(admin)
    assert refused(desk.get(admin, f"{DOOR}{row['id']}/download/"))


def test_a_correction_needs_none(desk, rosa, admin, tired):
    desk.asks(rosa)
    changes = {"name": "Rosa Mamani"}
    row = desk.post(rosa, DOOR, {"right": "rectification", "changes": changes}).data
    tired(admin)

    assert desk.post(admin, f"{DOOR}{row['id']}/fulfil/").status_code == 200


def test_the_trail_is_taken_along_only_after_a_proof(desk, admin, tired):
    tired(admin)

    assert desk.get(admin, "audit/").status_code == 200
    assert refused(desk.get(admin, "audit/export/"))


def test_a_copy_an_admin_made_is_handed_over_by_admins_alone(desk, rosa, ana, admin):
    """It holds what the house only takes to be hers; her own she makes herself."""
    desk.asks(rosa)
    customer = str(Customer.objects.get(portal_user=rosa).id)
    row = desk.post(ana, DOOR, {"right": "access", "customer": customer}).data
    desk.post(admin, f"{DOOR}{row['id']}/check-identity/", {"how": "DNI en mano"})
    desk.post(admin, f"{DOOR}{row['id']}/fulfil/")
    work_on(row["id"])

    seen = desk.get(rosa, f"{DOOR}{row['id']}/").data
    assert (seen["state"], seen["archive_until"]) == ("fulfilled", None)
    assert desk.get(rosa, f"{DOOR}{row['id']}/download/").status_code == 404
    assert desk.get(admin, f"{DOOR}{row['id']}/").data["archive_until"]
