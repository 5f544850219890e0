"""A password is not enough where a second factor stands."""

from datetime import timedelta

import pytest

from hub.accounts.models import Authenticator, SecurityRules, Session
from hub.accounts.operations import two_factor
from hub.kernel import clock
from tests.accounts.codes import Phone, with_phone

pytestmark = pytest.mark.django_db
ME = "/api/v1/me/two-factor/"
RULES = "/api/v1/security-rules/"


def test_setting_it_up_shows_a_picture_once_and_keeps_no_secret_in_the_open(api, ana):
    hers = api(ana)
    assert hers.get(ME).json() == {
        "on": False,
        "since": None,
        "codes_left": 0,
        "required_from": None,
        "demo": False,
    }

    setup = hers.post(ME)

    assert setup.status_code == 201 and setup["Cache-Control"] == "no-store"
    made = setup.json()
    assert made["uri"].startswith("otpauth://totp/Mostrador%3Aana?secret=")
    assert made["qr"].startswith("data:image/svg+xml")
    assert not hers.get(ME).json()["on"], "nothing counts before the first code"
    codes = hers.post(f"{ME}confirm/", {"code": Phone(made["secret"]).code()}).json()
    assert len(set(codes["recovery_codes"])) == 10
    assert (hers.get(ME).json()["on"], hers.get(ME).json()["codes_left"]) == (True, 10)
    assert hers.post(ME).json()["code"] == "two_factor_on"


def test_a_login_asks_for_the_code_and_takes_each_once(browser, eva):
    phone, _ = with_phone(eva)
    tab = browser()

    assert (tab.login("eva").status_code, tab.login("eva").json()["code"]) == (403, "code_needed")
    code = phone.code()
    assert tab.login("eva", code=code).status_code == 200
    again = tab.login("eva", code=code)
    assert (again.status_code, again.json()["code"]) == (422, "wrong_code")
    assert tab.login("eva", code="").status_code == 403
    assert tab.login("eva", "not the password", code=phone.code()).status_code == 401


def test_a_recovery_code_opens_once_however_it_is_typed(browser, eva):
    _, codes = with_phone(eva)
    typed = codes[0].upper().replace("-", " ")

    assert browser().login("eva", code=typed).status_code == 200
    assert browser().login("eva", code=typed).status_code == 422
    assert browser().login("eva", code=codes[1]).status_code == 200


def test_guessing_codes_locks_for_longer_and_longer(browser, eva):
    phone, _ = with_phone(eva)
    at = clock.now()
    for _ in range(5):
        with pytest.raises(two_factor.WrongCode):
            two_factor.check(eva, "000000", at=at)

    assert browser().login("eva", code=phone.code()).status_code == 429
    with pytest.raises(two_factor.WrongCode):
        two_factor.check(eva, "000000", at=at + timedelta(seconds=61))
    locked = Authenticator.objects.get(user=eva).locked_until
    assert locked == at + timedelta(seconds=61 + 120)


def test_an_admin_takes_a_lost_one_away_and_nobody_else(api, browser, admin, ana, eva):
    with_phone(eva)
    theirs = f"/api/v1/users/{eva.id}/two-factor/"

    assert api(ana).delete(theirs).status_code == 403
    assert api(admin).get(theirs).json()["on"] is True
    assert api(admin).delete(theirs).status_code == 204
    assert browser().login("eva").status_code == 200


def test_the_house_demands_it_after_days_of_grace(api, browser, admin, eva):
    rules = api(admin)
    asked = rules.patch(RULES, {"staff_two_factor": True, "grace_days": 3}).json()
    assert (asked["staff_two_factor"], asked["without"]) == (True, 2)

    assert browser().login("eva").status_code == 200, "there is time"
    SecurityRules.objects.update(since=clock.now() - timedelta(days=4))
    type(eva).objects.filter(id=eva.id).update(created_at=clock.now() - timedelta(days=9))
    tab = browser()
    refused = tab.login("eva")
    assert (refused.status_code, refused.json()["code"]) == (403, "two_factor_setup_needed")

    ticket = refused.json()["fields"]["ticket"]
    setup = tab.post("/api/v1/auth/two-factor/begin/", {"ticket": ticket}).json()
    body = {"ticket": ticket, "code": Phone(setup["secret"]).code()}
    entered = tab.post("/api/v1/auth/two-factor/confirm/", body)
    assert entered.status_code == 200 and len(entered.json()["recovery_codes"]) == 10
    assert tab.post("/api/v1/auth/two-factor/confirm/", body).status_code == 401
    assert tab.post("/api/v1/auth/two-factor/begin/", {"ticket": "x"}).status_code == 401


def test_customers_and_demo_accounts_are_never_asked(api, browser, rosa, eva, settings):
    assert api(rosa).post(ME).status_code == 403
    eva.username = "carla"
    eva.save()
    settings.DEMO = True
    with_phone(eva)

    assert browser().login("carla").status_code == 200
    assert api(eva).get(ME).json()["demo"] is True


def test_what_is_grave_asks_again_after_ten_minutes(api, admin, ana):
    admin.set_password("correct horse battery")
    admin.save()
    hers = api(admin)
    door = f"/api/v1/users/{ana.id}/"
    assert hers.patch(door, {"role": "clerk"}).status_code == 200, "a fresh sign-in counts"
    Session.objects.update(created_at=clock.now() - timedelta(minutes=11))

    refused = hers.patch(door, {"role": "advisor"})
    assert (refused.status_code, refused.json()["code"]) == (403, "proof_needed")
    assert hers.patch(door, {"first_name": "Anita"}).status_code == 200
    assert hers.post("/api/v1/me/proof/", {"password": "guess"}).status_code == 422
    assert hers.post("/api/v1/me/proof/", {}).status_code == 422
    proven = hers.post("/api/v1/me/proof/", {"password": "correct horse battery"})
    assert proven.status_code == 200
    assert hers.patch(door, {"role": "advisor"}).status_code == 200


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("post", "users/"),
        ("post", "channels/"),
        ("get", "customers/export/?format=csv"),
        ("post", "invitations/"),
        ("patch", "security-rules/"),
        ("post", "me/two-factor/"),
        ("delete", "me/two-factor/"),
        ("post", "me/two-factor/recovery-codes/"),
        ("delete", "channels/01890000-0000-7000-8000-000000000000/"),
        ("delete", "users/01890000-0000-7000-8000-000000000000/sessions/"),
        ("post", "users/01890000-0000-7000-8000-000000000000/end/"),
    ],
)
def test_every_grave_door_demands_a_proof(api, admin, verb, path):
    hers = api(admin)
    Session.objects.update(created_at=clock.now() - timedelta(minutes=11))

    refused = getattr(hers, verb)(f"/api/v1/{path}")

    assert (refused.status_code, refused.json()["code"]) == (403, "proof_needed")


def test_a_code_proves_as_well_as_a_password(api, ana):
    phone, _ = with_phone(ana)
    hers = api(ana)
    Session.objects.update(created_at=clock.now() - timedelta(minutes=11))

    assert hers.post("/api/v1/me/proof/", {"code": "000000"}).status_code == 422
    assert hers.post("/api/v1/me/proof/", {"code": phone.code()}).status_code == 200
    assert hers.delete(ME).status_code == 204
