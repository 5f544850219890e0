"""Customers change what is theirs; a new address or phone counts once it is proven."""

import pytest

from chat.models import Conversation
from crm.models import Customer
from crm.operations import customers
from hub.kernel import clock
from hub.reports.models import Notification
from tests.crm.test_at_once import WHATSAPP, writes
from tests.reports.conftest import post

__all__ = ["post"]
pytestmark = pytest.mark.django_db
ME, PHONE, EMAIL = "/api/v1/me/profile/", "/api/v1/me/phone/", "/api/v1/me/email/"
CONFIRM = f"{EMAIL}confirm/"
PASSWORD = "una clave muy larga"


@pytest.fixture
def rosa(rosa):
    rosa.set_password(PASSWORD)
    rosa.save()
    return rosa


def token_in(mail):
    link = next(line for line in mail.get_content().splitlines() if "/portal/profile" in line)
    return link.partition("email=")[2].replace("%3A", ":")


def test_a_new_name_is_the_counters_too(api, rosa):
    customers.of_user(rosa, at=clock.now())
    told = api(rosa).patch(ME, {"first_name": "Rosa María", "language": "en"}).json()

    assert (told["first_name"], told["last_name"], told["language"]) == (
        ("Rosa María", "Quispe", "en")
    )
    assert Customer.objects.get().name == "Rosa María Quispe"
    assert api(rosa).patch(ME, {"email": "x@example.com"}).status_code == 400


def test_a_phone_is_taken_once_it_wrote_from_whatsapp(api, rosa):
    body = {"phone": "+51987000001", "current_password": PASSWORD}
    assert api(rosa).put(PHONE, body).json()["fields"]["phone"]
    assert api(rosa).patch("/api/v1/me/", {"phone": "+51987000001"}).status_code == 422
    talk = writes("51987000001", channel=WHATSAPP)
    found = Conversation.objects.select_related("identity").get(id=talk)
    customers.prove(conversation=found, user=rosa, at=clock.now())

    refused = api(rosa).put(PHONE, {**body, "current_password": "no"})
    told = api(rosa).put(PHONE, body).json()

    assert refused.json()["fields"]["current_password"]
    assert (told["phone"], told["proven_phones"]) == ("+51987000001", ["+51987000001"])
    assert Customer.objects.get(portal_user=rosa).phone == "+51987000001"
    assert Notification.objects.get().kind == "account_changed"


def test_an_address_counts_once_its_link_was_opened_and_the_former_one_is_told(api, rosa, post):
    rosa.email = "vieja@example.com"
    rosa.save()
    body = {"email": "nueva@example.com", "current_password": PASSWORD}
    assert api(rosa).post(EMAIL, body).status_code == 202
    assert api(rosa).get(ME).json()["email"] == "vieja@example.com"
    [mail] = post.mails
    token = token_in(mail)

    done = api(rosa).post(CONFIRM, {"token": token})
    again = api(rosa).post(CONFIRM, {"token": token})

    assert (mail["To"], done.json()["email"]) == ("nueva@example.com", "nueva@example.com")
    assert (again.status_code, again.json()["code"]) == (409, "link_expired")
    assert post.mails[-1]["To"] == "vieja@example.com"
    assert Customer.objects.get(portal_user=rosa).email == "nueva@example.com"


def test_a_link_is_its_owners(api, rosa, jorge, post):
    body = {"email": "nueva@example.com", "current_password": PASSWORD}
    api(rosa).post(EMAIL, body)
    token = token_in(post.mails[0])

    assert api(jorge).post(CONFIRM, {"token": token}).json()["code"] == "link_expired"
    assert api(rosa).post(CONFIRM, {"token": token[:-2]}).json()["code"] == "link_expired"


def test_without_a_mail_server_it_says_so(api, rosa, ana):
    body = {"email": "nueva@example.com", "current_password": PASSWORD}
    refused = api(rosa).post(EMAIL, body)
    assert (refused.status_code, refused.json()["code"]) == (409, "no_mail")
    assert api(rosa).get(ME).json()["mail_available"] is False
    assert api(rosa).post(EMAIL, {**body, "email": "x"}).status_code == 422
    assert api(ana).get(ME).status_code == 403


def test_mails_are_few(api, rosa, post):
    client = api(rosa)
    body = {"email": "nueva@example.com", "current_password": PASSWORD}
    codes = [client.post(EMAIL, body).status_code for _ in range(6)]
    assert codes == [202] * 5 + [429]
