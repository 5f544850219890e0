"""What passes for an access token, a bot's key or a ticket, and what does not."""

import base64
import hmac
import json
from datetime import timedelta

import jwt
import pytest
from django.conf import settings

from hub.accounts import queries
from hub.accounts.operations import bots, people, sessions, tickets
from hub.accounts.tokens import access_token
from hub.accounts.types import Device
from hub.kernel import clock
from hub.kernel.errors import NotSignedIn
from hub.realtime.ports import sign_in

pytestmark = pytest.mark.django_db
NO_ALGORITHMS = ("none", "None", "NONE", "nOnE", "", None)
# A right signature under another algorithm's name, and our key taken for somebody's public one.
MIXED = [(alg, settings.ACCESS_TOKEN_KEY.encode()) for alg in ("RS256", "ES256", "EdDSA", "HS384")]
ME = "/api/v1/me/"


@pytest.fixture
def session(ana, session_of):
    return session_of(ana)


@pytest.fixture
def ask(client):
    return lambda token: client.get(ME, HTTP_AUTHORIZATION=f"Bearer {token}").status_code


def forged(
    session, *, key=settings.ACCESS_TOKEN_KEY, typ="at+jwt", alg="HS256", header=None, **changed
):
    claims = jwt.decode(access_token(session), options={"verify_signature": False})
    claims = {name: value for name, value in {**claims, **changed}.items() if value is not None}
    return jwt.encode(claims, key, algorithm=alg, headers={"typ": typ, **(header or {})})


def signed_by_hand(session, header, key=b""):
    """Return a token whose header says anything, with an HMAC of that key."""
    body = access_token(session).split(".")[1]
    head = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
    sign = hmac.digest(key, f"{head}.{body}".encode(), "sha256") if key else b""
    return f"{head}.{body}.{base64.urlsafe_b64encode(sign).rstrip(b'=').decode()}"


def test_claims_are_these_and_no_role(session):
    token = access_token(session)
    claims = jwt.decode(token, options={"verify_signature": False})
    assert set(claims) == {"iss", "aud", "sub", "sid", "iat", "exp", "jti"}
    assert claims["exp"] - claims["iat"] == 300
    assert jwt.get_unverified_header(token) == {"typ": "at+jwt", "alg": "HS256"}


def test_the_forger_with_the_right_key_shows_that_the_checks_can_pass(session, ask):
    assert ask(forged(session)) == 200


def test_forged_tokens_are_refused(session, ask, luis):
    past = int(clock.now().timestamp()) - 1
    bad = [
        forged(session, key="x" * 64),
        forged(session, key=None, alg="none"),
        forged(session, alg="HS512"),
        forged(session, typ="JWT"),
        forged(session, aud="https://elsewhere"),
        forged(session, iss="https://elsewhere"),
        forged(session, exp=past),
        forged(session, nbf=past + 3600),
        forged(session, iat=past + 3600),
        forged(session, header={"crit": ["exp"], "exp": 0}),
        forged(session, header={"crit": ["b64"], "b64": False}),
        signed_by_hand(session, {"typ": "at+jwt", "alg": "HS256", "kid": "../../dev/null"}, b"\n"),
        forged(session, key="x" * 64, header={"kid": "' UNION SELECT 'x"}),
        forged(session, key="x" * 64, header={"jwk": {"kty": "oct", "k": "eHh4"}}),
        forged(session, key="x" * 64, header={"jku": "https://evil.example/keys"}),
        forged(session, sid=None),
        forged(session, jti=None),
        forged(session, sub=str(luis.id)),
        forged(session, sid="not-a-uuid"),
        forged(session, sub="' OR 1=1 --"),
        *(signed_by_hand(session, {"typ": "at+jwt", "alg": alg}) for alg in NO_ALGORITHMS),
        *(signed_by_hand(session, {"typ": "at+jwt", "alg": alg}, key) for alg, key in MIXED),
        access_token(session)[:-4],
        "",
        "a.b.c",
        "é\u0100",
        session.id,
    ]
    assert {ask(token) for token in bad} == {401}
    whole = {"typ": "at+jwt", "alg": "HS256"}
    key = settings.ACCESS_TOKEN_KEY.encode()
    assert ask(signed_by_hand(session, whole, key)) == 200, "the hand can sign"


def test_what_renews_a_sign_in_and_what_opens_a_socket_are_no_access_tokens(ana, ask):
    at = clock.now()
    opened = sessions.open_session(ana, remember=False, device=Device(), at=at)

    assert ask(opened.secret) == 401
    assert ask(tickets.issue(opened.session, at=at)) == 401


@pytest.mark.parametrize("header", ["Bearer", "Basic YTpi", "Token", "bearer  ", "Token nope"])
def test_other_headers_sign_nobody_in(client, header, db):
    assert client.get(ME, HTTP_AUTHORIZATION=header).status_code == 401


def test_a_bots_key_works_until_it_is_revoked(client):
    bot, at = queries.house_bot(), clock.now()
    _, key = bots.give_key(bot, name="tests", at=at)
    # Known, but `me/` is for people.
    assert client.get(ME, HTTP_AUTHORIZATION=f"Token {key}").status_code == 403
    bots.revoke_keys(bot, at=at)
    assert client.get(ME, HTTP_AUTHORIZATION=f"Token {key}").status_code == 401


def test_a_ticket_is_good_once_for_thirty_seconds(api, ana):
    made = api(ana).post("/api/v1/ws-tickets/")
    assert (made.status_code, made.json()["expires_in"]) == (201, 30)
    port, at = sign_in.port(), clock.now()
    who = port.redeem(made.json()["ticket"], at=at)
    assert who.user_id == ana.id and who.tags == {f"u:{ana.id}", "staff", "house"}
    for ticket in (made.json()["ticket"], "unknown", "\ud800"):
        with pytest.raises(NotSignedIn):
            port.redeem(ticket, at=at)


def test_a_ticket_of_yesterday_or_of_an_ended_session_is_worth_nothing(session, ana):
    port, at = sign_in.port(), clock.now()
    late = tickets.issue(session, at=at)
    with pytest.raises(NotSignedIn):
        port.redeem(late, at=at + timedelta(seconds=31))
    ended = tickets.issue(session, at=at)
    sessions.log_out(session, at=at)
    with pytest.raises(NotSignedIn):
        port.redeem(ended, at=at)


def test_the_socket_can_ask_which_sessions_are_over(session_of, ana, luis, rosa, admin):
    at, port = clock.now(), sign_in.port()
    alive, out, gone = session_of(ana), session_of(luis), session_of(rosa)
    sessions.log_out(out, at=at)
    people.deactivate(rosa, by=admin, at=at)
    ids = [alive.id, out.id, gone.id]
    assert port.ended(ids, at=at) == {out.id: 4401, gone.id: 4403}
    assert port.redeem(tickets.issue(alive, at=at), at=at).session_id == alive.id


def test_customers_hear_only_their_own_tag(session_of, rosa):
    at = clock.now()
    who = sign_in.port().redeem(tickets.issue(session_of(rosa), at=at), at=at)
    assert who.tags == {f"u:{rosa.id}"}
