"""Login, the rotating cookie, and every way a session ends."""

from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.db import connection

from hub.accounts.models import LoginMiss, RefreshToken, Session
from hub.accounts.operations import people
from hub.kernel import clock
from hub.realtime import publish
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
ME = "/api/v1/me/"


@pytest.fixture
def cut(monkeypatch):
    """What was said to the bus about sockets."""
    said = []
    monkeypatch.setattr(publish.bus, "send_close", lambda ids, code: said.append((set(ids), code)))
    return said


def alive(browser):
    return browser.get(ME).status_code


def test_a_right_password_opens_a_session_with_a_strict_cookie(browser, eva):
    page = browser()
    answer = page.login("EVA ")
    assert answer.status_code == 200
    assert answer.json()["expires_in"] == 300
    assert answer.json()["user"]["username"] == "eva"
    assert page.cookie["httponly"] and page.cookie["samesite"] == "Strict"
    assert page.cookie["path"] == "/" and not page.cookie["max-age"]
    assert alive(page) == 200
    kept = RefreshToken.objects.get()
    assert page.cookie.value not in (kept.digest,) and len(kept.digest) == 64


def test_remember_keeps_the_cookie_for_thirty_days(browser, eva):
    page = browser()
    page.login("eva", remember=True)
    assert page.cookie["max-age"] == 30 * 86400
    session = Session.objects.get()
    assert session.expires_at - session.created_at == timedelta(days=30)


def test_unknown_wrong_and_deactivated_get_one_answer(browser, eva):
    gone = people.add(username="gone", role="advisor", password=PASSWORD)
    gone.is_active = False
    gone.save()
    answers = [
        browser().login("nobody"),
        browser().login("eva", "wrong password!"),
        browser().login("gone"),
        browser().login("mostrador", "!"),
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1


def test_the_sixth_miss_in_a_minute_waits_and_a_success_is_never_counted(browser, eva):
    for _ in range(7):
        assert browser().login("eva").status_code == 200
    for _ in range(5):
        assert browser().login("eva", "wrong password!").status_code == 401
    refused = browser().login("eva")
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 60
    LoginMiss.objects.update(at=clock.now() - timedelta(seconds=61))
    assert browser().login("eva").status_code == 200


def test_guessing_from_many_addresses_is_slowed_per_account(browser, eva):
    now = clock.now()
    browser().login("eva", "wrong password!")
    account = LoginMiss.objects.get().account
    LoginMiss.objects.bulk_create(
        LoginMiss(account=account, ip=f"10.0.0.{n}", at=now) for n in range(29)
    )
    assert browser().login("eva").status_code == 429


def test_forwarded_addresses_count_from_the_right(browser, eva):
    for n in range(5):
        spoofed = {"HTTP_X_FORWARDED_FOR": f"1.2.3.{n}, 198.51.100.7"}
        browser().post("/api/v1/auth/login/", {"username": "eva", "password": "no"}, **spoofed)
    assert set(LoginMiss.objects.values_list("ip", flat=True)) == {"198.51.100.7"}
    outside = {"REMOTE_ADDR": "203.0.113.9", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}
    browser().post("/api/v1/auth/login/", {"username": "x", "password": "no"}, **outside)
    assert LoginMiss.objects.latest("id").ip == "203.0.113.9"


def test_a_proxy_of_ours_is_nobodys_address(browser, eva, settings):
    settings.TRUSTED_PROXIES = [ip_network("172.29.77.0/24")]
    known = {"username": "eva", "password": "no"}
    for proxy, expected in (("172.29.77.4", "198.51.100.7"), ("172.30.0.4", "172.30.0.4")):
        through = {"REMOTE_ADDR": proxy, "HTTP_X_FORWARDED_FOR": "198.51.100.7"}
        browser().post("/api/v1/auth/login/", known, **through)
        assert LoginMiss.objects.latest("id").ip == expected


def test_refresh_rotates_and_the_race_of_two_tabs_is_told_apart_from_theft(browser, eva, cut):
    page = browser()
    page.login("eva")
    first = page.cookie.value
    assert page.refresh().status_code == 200
    second = page.cookie.value
    assert first != second

    page.cookies["hub_rt"] = first
    raced = page.refresh()
    assert (raced.status_code, raced.json()["code"]) == (409, "refresh_raced")
    page.cookies["hub_rt"] = second
    assert page.refresh().status_code == 200

    page.cookies["hub_rt"] = first
    assert page.refresh().status_code == 401  # its successor was used: somebody has a copy
    session = Session.objects.get()
    assert session.end_reason == "reuse"
    assert alive(page) == 401
    assert cut == [({session.id}, 4401)]


def test_an_old_cookie_kills_the_session_even_if_its_successor_sleeps(browser, eva):
    page = browser()
    page.login("eva")
    first = page.cookie.value
    page.refresh()
    RefreshToken.objects.filter(used_at__isnull=False).update(
        used_at=clock.now() - timedelta(seconds=11)
    )
    page.cookies["hub_rt"] = first
    assert page.refresh().status_code == 401
    assert alive(page) == 401


def test_a_cookie_is_taken_from_our_own_page_only(browser, eva):
    page = browser()
    page.login("eva")
    assert page.refresh(HTTP_ORIGIN="https://evil.example").status_code == 403
    assert page.refresh(HTTP_ORIGIN="null").status_code == 403
    assert page.refresh(HTTP_X_HUB_CLIENT="").status_code == 403
    assert page.post("/api/v1/auth/logout/", HTTP_ORIGIN="https://evil.example").status_code == 403
    assert page.refresh().status_code == 200
    assert browser().refresh(HTTP_ORIGIN="https://evil.example").status_code == 401


def test_programs_without_a_cookie_need_no_page_headers(client, eva):
    body = {"username": "eva", "password": PASSWORD}
    answer = client.post("/api/v1/auth/login/", body, content_type="application/json")
    assert answer.status_code == 200


def test_logout_ends_everything_at_once(browser, eva, cut):
    page = browser()
    page.login("eva")
    secret = page.cookie.value
    assert page.post("/api/v1/auth/logout/").status_code == 204
    assert alive(page) == 401
    page.cookies["hub_rt"] = secret
    assert page.refresh().status_code == 401
    assert [code for _, code in cut if _] == [4401]


def test_own_sessions_are_listed_and_endable(browser, eva, api, ana):
    here, there = browser(), browser()
    here.login("eva")
    there.login("eva")
    listed = here.get("/api/v1/me/sessions/").json()["results"]
    assert sorted(each["current"] for each in listed) == [False, True]
    other = next(each["id"] for each in listed if not each["current"])
    assert api(ana).delete(f"/api/v1/me/sessions/{other}/").status_code == 404
    assert here.delete(f"/api/v1/me/sessions/{other}/").status_code == 204
    assert (alive(here), alive(there)) == (200, 401)
    assert here.delete(f"/api/v1/me/sessions/{other}/").status_code == 404


def test_a_new_password_ends_the_other_sessions(browser, eva, cut):
    here, there = browser(), browser()
    here.login("eva")
    there.login("eva")
    new = {"password": "another long secret"}
    refused = here.patch(ME, {**new, "current_password": "wrong"}, format="json")
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["current_password"])
    weak = {"password": "short", "current_password": PASSWORD}
    assert here.patch(ME, weak, format="json").json()["fields"]["password"]
    assert here.patch(ME, {**new, "current_password": PASSWORD}, format="json").status_code == 200
    assert (alive(here), alive(there)) == (200, 401)
    assert [code for _, code in cut] == [4401]
    assert browser().login("eva").status_code == 401
    assert browser().login("eva", "another long secret").status_code == 200


def test_deactivation_cuts_at_once(browser, eva, api, admin, cut):
    page = browser()
    page.login("eva")
    answer = api(admin).patch(f"/api/v1/users/{eva.id}/", {"is_active": False})
    assert answer.status_code == 200
    assert alive(page) == 401
    assert page.refresh().status_code == 401
    assert browser().login("eva").status_code == 401
    assert [code for _, code in cut] == [4403]


def test_a_new_role_counts_from_the_next_request(browser, eva, api, admin):
    page = browser()
    page.login("eva")
    assert page.get("/api/v1/users/").status_code == 200
    api(admin).patch(f"/api/v1/users/{eva.id}/", {"role": "customer"})
    assert page.get("/api/v1/users/").status_code == 403


def test_a_session_dies_of_idleness(browser, eva):
    page = browser()
    page.login("eva")
    Session.objects.update(expires_at=clock.now())
    assert alive(page) == 401
    assert page.refresh().status_code == 401


def test_parallel_refreshes_have_one_winner(browser, eva):
    from concurrent.futures import ThreadPoolExecutor

    page = browser()
    page.login("eva")
    secret = page.cookie.value

    def again(_):
        tab = browser()
        tab.cookies["hub_rt"] = secret
        try:
            return tab.refresh().status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        codes = sorted(pool.map(again, range(6)))
    assert codes == [200, 409, 409, 409, 409, 409]
    assert RefreshToken.objects.filter(used_at=None).count() == 1
