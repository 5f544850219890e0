"""Many hands at the same time: one account a document, one use a link."""

import pytest

from crm.models import Customer
from hub.kernel import clock
from hub.registration.models import Registration
from hub.registration.operations import links
from hub.registration.types import LinkPurpose
from tests.crowd import at_once
from tests.registration.conftest import Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_who_name_one_document_one_gets_the_account(nobody_knows):
    crowd = [Visitor() for _ in range(6)]

    told = at_once([lambda each=each: each.register().status_code for each in crowd])

    assert sorted(told) == [201] + [409] * 5
    assert Registration.objects.count() == Customer.objects.count() == 1


def test_a_link_that_is_used_twice_at_once_is_used_once(registered):
    link = links.make(registered, purpose=LinkPurpose.PASSWORD, at=clock.now())
    token = links.url_of(link).rsplit("/", 1)[1]

    def renew(password):
        body = {"token": token, "password": password}
        return Visitor().post("/api/v1/auth/password-reset/confirm/", body).status_code

    told = at_once([lambda n=n: renew(f"otra batería {n}") for n in range(4)])

    assert sorted(told) == [204, 409, 409, 409]
