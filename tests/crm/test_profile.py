"""Customers change what is theirs; a new phone counts once it is proven."""

import pytest

from chat.models import Conversation
from crm.models import Customer
from crm.operations import customers
from hub.kernel import clock
from hub.reports.models import Notification
from tests.crm.test_at_once import WHATSAPP, writes

pytestmark = pytest.mark.django_db
ME, PHONE = "/api/v1/me/profile/", "/api/v1/me/phone/"
PASSWORD = "una clave muy larga"


@pytest.fixture
def rosa(rosa):
    rosa.set_password(PASSWORD)
    rosa.save()
    return rosa


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
