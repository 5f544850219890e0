"""Links that people of ours hand over, where no mail goes."""

from hub.accounts.operations import people
from hub.kernel import clock
from hub.registration.models import ProvenEmail
from hub.registration.tasks import adopt_accepted
from tests.registration.conftest import PASSWORD
from tests.registration.test_links import CONFIRM, FRESH, token_of


def test_links_are_handed_out_where_no_mail_goes(api, ana, admin, registered, another):
    for user in (ana, admin):
        made = api(user).post("/api/v1/password-links/", {"user": str(registered.id)})
        assert made.status_code == 201
    token = token_of(made.json()["url"])

    assert another().post(CONFIRM, {"token": token, "password": FRESH}).status_code == 204
    assert not ProvenEmail.objects.exists()  # it reached a person, not a mailbox


def test_advisors_hand_out_links_to_customers_only(api, ana, luis, admin, carla, registered):
    asked = {
        (who.username, whom.username): api(who)
        .post("/api/v1/password-links/", {"user": str(whom.id)})
        .status_code
        for who in (ana, carla, admin)
        for whom in (luis, admin)
    }

    assert asked == {
        ("ana", "luis"): 403,
        ("ana", "admin"): 403,
        ("carla", "luis"): 403,
        ("carla", "admin"): 403,
        ("admin", "luis"): 201,
        ("admin", "admin"): 201,
    }


def test_an_address_that_a_mailed_invitation_reached_is_a_name_to_sign_in_with(visitor):
    nora = people.add(username="nora", role="advisor", email="nora@example.com", password=PASSWORD)
    assert visitor.login("nora@example.com").status_code == 401
    people.correct(nora, email_verified_at=clock.now())

    adopt_accepted()

    assert visitor.login("nora@example.com").json()["user"]["username"] == "nora"
