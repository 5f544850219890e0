"""A place is kept for somebody: one link, once, for a week."""

from datetime import timedelta

import pytest
from django.core import mail

from hub.accounts.models import Area, Invitation, Position, Session, User
from hub.accounts.operations import invitations, people
from hub.accounts.operations.invitations import Guest
from hub.accounts.tasks import mail_invitations
from hub.kernel import clock

pytestmark = pytest.mark.django_db
DOOR = "/api/v1/invitations/"
NORA = {"role": "advisor", "first_name": "Nora", "last_name": "Castro"}


def token_of(link):
    return link.rpartition("/")[2]


def taken(token, **more):
    return {
        "token": token,
        "username": "nora",
        "password": "una clave bien larga",
        "first_name": "Nora",
        **more,
    }


def test_nora_comes_by_a_copied_link(api, browser, admin):
    area = Area.objects.create(name="Ventas")
    position = Position.objects.create(name="Asesora", role="advisor")
    asked = {**NORA, "area": str(area.id), "position": str(position.id), "phone": "987 654 321"}
    made = api(admin).post(DOOR, asked)
    assert made.status_code == 201, made.json()
    assert (made.json()["state"], made.json()["mail"]) == ("pending", "none")
    assert made.json()["phone"] == "+51987654321"

    tab, token = browser(), token_of(made.json()["link"])
    seen = tab.post(f"{DOOR}open/", {"token": token}).json()
    assert (seen["first_name"], seen["invited_by"]) == ("Nora", "Alma Prado")
    entered = tab.post(f"{DOOR}accept/", taken(token))

    assert entered.status_code == 201 and entered.json()["user"]["role"] == "advisor"
    nora = User.objects.get(username="nora")
    assert (nora.area, nora.position, nora.email_verified_at) == (area, position, None)
    assert nora.code.startswith("P") and nora.assignments.get(ends_on=None).area == area
    over = tab.post(f"{DOOR}accept/", taken(token, username="nora2"))
    assert (over.status_code, over.json()["code"]) == (404, "invitation_over")
    [row] = api(admin).get(DOOR).json()["results"]
    assert (row["state"], row["user"]["name"]) == ("accepted", "Nora")


def test_without_days_of_grace_the_first_entry_asks_for_a_second_factor(api, browser, admin):
    api(admin).patch("/api/v1/security-rules/", {"staff_two_factor": True, "grace_days": 0})
    token = token_of(api(admin).post(DOOR, NORA).json()["link"])

    entered = browser().post(f"{DOOR}accept/", taken(token))

    assert (entered.status_code, entered.json()["code"]) == (403, "two_factor_setup_needed")
    assert User.objects.get(username="nora").role == "advisor"


def test_only_the_mailed_link_proves_the_address(api, browser, admin, settings):
    settings.EMAIL = {"host": "localhost"}
    made = api(admin).post(DOOR, {**NORA, "email": "nora@example.com"}).json()
    assert made["mail"] == "waiting"

    mail_invitations()
    mail_invitations()

    [sent] = mail.outbox
    assert sent.to == ["nora@example.com"] and "Alma Prado" in sent.subject
    token = next(line for line in sent.body.split() if "/invitation/" in line)
    assert token_of(token) != token_of(made["link"])
    assert browser().post(f"{DOOR}accept/", taken(token_of(token))).status_code == 201
    assert User.objects.get(username="nora").email_verified_at is not None


@pytest.mark.parametrize("how", ["revoked", "expired", "resent", "forged", "nonsense", "swapped"])
def test_a_link_that_is_over_says_one_thing(api, browser, admin, how):
    made = api(admin).post(DOOR, NORA).json()
    token = token_of(made["link"])
    own = f"{DOOR}{made['id']}/"
    if how == "revoked":
        assert api(admin).delete(own).status_code == 204
        assert api(admin).delete(own).status_code == 204, "twice is harmless"
    elif how == "expired":
        Invitation.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    elif how == "resent":
        assert api(admin).post(f"{own}resend/").json()["link"] != made["link"]
    elif how == "forged":
        token = f"{token[:-1]}{'0' if token[-1] != '0' else '1'}"
    elif how == "nonsense":
        token = "né\0pas"
    else:
        token = f"{token[:32]}m{token[33:]}"

    answers = [
        browser().post(f"{DOOR}open/", {"token": token}),
        browser().post(f"{DOOR}accept/", taken(token)),
    ]

    if how != "nonsense":
        assert {(a.status_code, a.json()["code"]) for a in answers} == {(404, "invitation_over")}
    assert {a.status_code for a in answers} <= {404, 422}
    assert not User.objects.filter(username="nora").exists()


def test_a_taken_name_or_a_weak_password_uses_nothing_up(api, browser, admin, ana):
    token = token_of(api(admin).post(DOOR, NORA).json()["link"])
    accept = f"{DOOR}accept/"

    assert browser().post(accept, taken(token, username="ANA")).json()["code"] == "username_taken"
    assert "password" in browser().post(accept, taken(token, password="short")).json()["fields"]
    assert browser().post(accept, taken(token, role="admin")).status_code == 400
    assert browser().post(accept, taken(token)).status_code == 201


def test_only_admins_invite_and_only_staff(api, admin, ana, rosa):
    for somebody in (ana, rosa):
        assert api(somebody).post(DOOR, NORA).status_code == 403
        assert api(somebody).get(DOOR).status_code == 403
    assert api(admin).post(DOOR, {**NORA, "role": "customer"}).status_code == 422
    assert api(admin).post(DOOR, {**NORA, "phone": "123456"}).status_code == 422


def test_another_apps_invitation_is_not_among_those_of_staff(api, admin, ana, browser):
    guest = Guest(role="customer", first_name="Pía")
    row = invitations.invite(guest, by=ana, at=clock.now(), purpose="contact", about=ana.id)

    assert api(admin).get(DOOR).json()["results"] == []
    assert api(admin).get(f"{DOOR}{row.id}/").status_code == 404
    token = token_of(invitations.link_of(row))
    assert browser().post(f"{DOOR}accept/", taken(token)).json()["user"]["role"] == "customer"
    assert Invitation.objects.get(id=row.id).user.role == "customer"
    assert Session.objects.filter(user__username="nora").count() == 1


def test_a_link_outlives_no_admin_and_the_list_says_so(api, admin, browser):
    boss = User.objects.create(username="boss", role="admin")
    row = invitations.invite(Guest(role="admin"), by=boss, at=clock.now())
    people.deactivate(boss, by=admin, at=clock.now())

    late = browser().post(f"{DOOR}accept/", taken(token_of(invitations.link_of(row))))

    assert (late.status_code, late.json()["code"]) == (404, "invitation_over")
    [listed] = api(admin).get(DOOR).json()["results"]
    assert listed["state"] == "ended"
    assert api(admin).get(DOOR, {"state": "pending"}).json()["results"] == []
    anew = api(admin).post(f"{DOOR}{row.id}/resend/").json()
    assert (anew["state"], anew["invited_by"]["name"]) == ("pending", "Alma Prado")
    assert browser().post(f"{DOOR}accept/", taken(token_of(anew["link"]))).status_code == 201


def test_a_link_is_shown_when_it_is_made_and_never_again(api, admin):
    made = api(admin).post(DOOR, NORA).json()
    own, mark = f"{DOOR}{made['id']}/", token_of(made["link"])

    for told in (api(admin).get(DOOR), api(admin).get(own)):
        assert "link" not in told.json() and mark not in told.content.decode()

    stale = api(admin)
    Session.objects.update(created_at=clock.now() - timedelta(hours=1), proven_at=None)
    refused = stale.post(f"{own}resend/")
    assert (refused.status_code, refused.json()["code"]) == (403, "proof_needed")
