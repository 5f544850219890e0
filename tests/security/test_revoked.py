"""After whatever takes a way in back, that way in is tried again and is shut; all say one thing."""

from datetime import timedelta

import pytest
from rest_framework.test import APIClient

from chat.models import Hook
from hub.accounts.models import BotToken, Invitation, Session, Ticket, User
from hub.accounts.operations import invitations, people, sessions, tickets
from hub.accounts.operations.invitations import Guest
from hub.accounts.ports.personal import Subject, keepers
from hub.accounts.tokens import access_token
from hub.accounts.types import Device
from hub.audit.models import Entry
from hub.kernel import clock
from hub.kernel.errors import NotSignedIn
from hub.registration.models import Link
from hub.registration.operations import links
from hub.registration.types import LinkPurpose
from tests.accounts.codes import with_phone
from tests.rights.house import build

pytestmark = pytest.mark.django_db
ME = "/api/v1/me/"


class SignedIn:
    """One sign-in with all that hangs on it: a token, a cookie, a ticket."""

    def __init__(self, user: User) -> None:
        at = clock.now()
        made = sessions.open_session(user, remember=False, device=Device(), at=at)
        self.session, self.secret = made.session, made.secret
        self.ticket = tickets.issue(made.session, at=at)
        self.client = APIClient()
        self.client.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token(made.session)}")

    def ways_in(self) -> list[str]:
        """Return which of them still open anything."""
        at, ways = clock.now(), []
        if self.client.get(ME).status_code != 401:
            ways.append("token")
        for name, enter in (
            ("ticket", lambda: tickets.redeem(self.ticket, at=at)),
            ("cookie", lambda: sessions.renew(self.secret, device=Device(), at=at)),
        ):
            try:
                enter()
                ways.append(name)
            except NotSignedIn:
                pass
        return ways


def by_their_owner(api, admin, hers):
    assert api(hers.session.user).delete(f"{ME}sessions/{hers.session.id}/").status_code == 204


def by_their_owner_with_all_others(api, admin, hers):
    assert api(hers.session.user).delete(f"{ME}sessions/").status_code == 204


def by_logging_out(api, admin, hers):
    assert hers.client.post("/api/v1/auth/logout/").status_code == 204


def by_an_admin(api, admin, hers):
    theirs = f"/api/v1/users/{hers.session.user_id}/sessions/{hers.session.id}/"
    assert api(admin).delete(theirs).status_code == 204


def by_an_admin_with_all_others(api, admin, hers):
    theirs = f"/api/v1/users/{hers.session.user_id}/sessions/"
    assert api(admin).delete(theirs).status_code == 204


def by_deactivation(api, admin, hers):
    people.deactivate(hers.session.user, by=admin, at=clock.now())


def by_another_password(api, admin, hers):
    people.renew_password(hers.session.user, "otra clave bien larga", at=clock.now())


def by_promotion(api, admin, hers):
    people.change(hers.session.user, fields={"role": "clerk"}, by=admin, at=clock.now())


def by_being_forgotten(api, admin, hers):
    keepers.get("account").forget(Subject(user_id=hers.session.user_id))


ENDS = [
    by_their_owner, by_their_owner_with_all_others, by_logging_out, by_an_admin,
    by_an_admin_with_all_others, by_deactivation, by_another_password, by_promotion,
    by_being_forgotten,
]  # fmt: skip


def test_a_sign_in_opens_what_the_others_shall_shut(rosa):
    assert SignedIn(rosa).ways_in() == ["token", "ticket", "cookie"]


@pytest.mark.parametrize("end", ENDS)
def test_an_ended_sign_in_opens_nothing(api, admin, rosa, end):
    hers = SignedIn(rosa)

    end(api, admin, hers)

    assert hers.ways_in() == []


def test_whoever_ends_anothers_sign_in_is_kept(api, admin, rosa):
    hers = SignedIn(rosa)
    by_an_admin(api, admin, hers)

    entry = Entry.objects.get(action="signed_out")
    assert (entry.user_id, entry.object_id) == (admin.id, str(hers.session.id))


def test_what_was_taken_back_at_a_door_opens_nothing():
    house = build()
    house.callers["bot"].credentials()
    boss = house.callers["admin"]
    told = {}
    bot = f"/api/v1/bots/{house.owned['bot_id']}/"
    fresh = boss.post(f"{bot}tokens/", {"name": "y", "scopes": ["messages:read"]}, format="json")
    key = APIClient()
    key.credentials(HTTP_AUTHORIZATION=f"Token {fresh.json()['token']}")
    talk = f"/api/v1/conversations/{house.owned['conversation_id']}/"
    hook = house.callers["advisor"].post(f"{talk}hooks/", {"name": "z"}, format="json").json()
    path = hook["url"][hook["url"].index("/webhooks/") :]
    body = {"text": "hola"}
    assert APIClient().post(path, body, format="json").status_code < 300
    assert key.get(talk + "messages/").status_code != 401

    assert boss.delete(f"{bot}tokens/{fresh.json()['id']}/").status_code == 204
    assert house.callers["advisor"].delete(f"{talk}hooks/{hook['id']}/").status_code == 204

    told["key"] = key.get(talk + "messages/").status_code
    told["hook"] = APIClient().post(path, body, format="json").status_code
    assert told == {"key": 401, "hook": 404}
    assert BotToken.objects.get(id=fresh.json()["id"]).revoked_at is not None
    assert not Hook.objects.filter(id=hook["id"], ended_at=None).exists()


def test_recovery_codes_of_before_and_a_factor_taken_away_open_nothing(api, ana):
    phone, codes = with_phone(ana)
    hers = api(ana)
    fresh = hers.post("/api/v1/me/two-factor/recovery-codes/").json()["recovery_codes"]

    assert hers.post("/api/v1/me/proof/", {"code": codes[0]}).status_code == 422
    assert hers.post("/api/v1/me/proof/", {"code": fresh[0]}).status_code == 200
    assert hers.post("/api/v1/me/proof/", {"code": fresh[0]}).status_code == 422, "once"
    assert hers.delete("/api/v1/me/two-factor/").status_code == 204
    assert hers.post("/api/v1/me/proof/", {"code": fresh[1]}).status_code == 422


def invitation_links(admin):
    at = clock.now()
    rows = [invitations.invite(Guest(role="advisor"), by=admin, at=at) for _ in range(4)]
    tokens = [invitations.link_of(row).rpartition("/")[2] for row in rows]
    invitations.accept(tokens[0], at=at, username="una", first_name="U", password=None)
    invitations.revoke(rows[1], at=at)
    Invitation.objects.filter(id=rows[2].id).update(expires_at=at - timedelta(seconds=1))
    invitations.resend(rows[3], by=admin, at=at)
    return [*tokens, f"{tokens[0][:33]}{'0' * 40}"]


def password_links(admin):
    at = clock.now()
    made = [links.make(admin, purpose=LinkPurpose.PASSWORD, at=at) for _ in range(3)]
    tokens = [links.url_of(row).rpartition("/")[2] for row in made]
    Link.objects.filter(id=made[0].id).update(used_at=at)
    Link.objects.filter(id=made[1].id).update(expires_at=at - timedelta(seconds=1))
    of_address = links.url_of(links.make(admin, purpose=LinkPurpose.EMAIL, at=at))
    made_up = f"{tokens[2][:-4]}AAA="
    return [*tokens[:2], of_address.rpartition("/")[2], made_up]


@pytest.mark.parametrize(
    ("make", "doors", "more"),
    [
        (invitation_links, ["invitations/open/"], {}),
        (
            invitation_links,
            ["invitations/accept/"],
            {"username": "x-y-z", "password": "una clave bien larga", "first_name": "X"},
        ),
        (password_links, ["auth/password-reset/confirm/"], {"password": "una clave bien larga"}),
    ],
)
def test_links_that_are_over_all_say_the_same(admin, make, doors, more):
    told = set()
    for token in make(admin):
        answer = APIClient().post(f"/api/v1/{doors[0]}", {"token": token, **more}, format="json")
        told.add((answer.status_code, answer.content, tuple(sorted(answer.headers))))

    assert len(told) == 1
    assert {status for status, *_ in told} <= {404, 409}


def test_tickets_that_are_over_all_say_the_same(rosa):
    at, hers = clock.now(), SignedIn(rosa)
    used, late = hers.ticket, tickets.issue(hers.session, at=at)
    tickets.redeem(used, at=at)
    Ticket.objects.exclude(used_at__isnull=False).update(expires_at=at)
    told = set()
    for ticket in (used, late, "made-up"):
        with pytest.raises(NotSignedIn) as refused:
            tickets.redeem(ticket, at=at)
        told.add((refused.value.code, refused.value.detail))

    assert len(told) == 1
    assert Session.objects.count() == 1
