"""A customer we know is written to first at a number that nobody knew: they stay one customer."""

from uuid import uuid4

import pytest

from channels_bridge.models import Template
from channels_bridge.operations.templates import syncing
from chat.models import Conversation, Identity
from crm.models import Communication, Customer
from crm.tasks import meet_newest
from hub.kernel import clock
from tests.desk import desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
URL = "/api/v1/conversations/"
NUMBER = "+51955512345"


@pytest.fixture
def cloud(bridge):
    channel = bridge.channel("whatsapp_cloud")
    syncing.sync(channel.id, at=clock.now())
    return channel


@pytest.fixture
def writes(api, ana, cloud):
    """Write first to a number; returns the answer."""
    template = {"id": str(Template.objects.get(name="hello_world").id), "variables": {"1": "P"}}

    def write(who=ana, **more):
        body = {"kind": "customer", "channel": str(cloud.id), "to": NUMBER, "template": template}
        answer = api(who).post(URL, {**body, **more})
        meet_newest()
        return answer

    return write


def known(name="Pedro Mamani", **more) -> Customer:
    at = clock.now()
    return Customer.objects.create(name=name, created_at=at, updated_at=at, **more)


def test_a_number_of_somebody_known_is_theirs_from_the_first_word(bridge, writes, cloud):
    pedro = known()

    answer = writes(customer=str(pedro.id))

    assert answer.status_code == 201, answer.json()
    assert answer.json()["customer"]["name"] == "Pedro Mamani"
    assert list(Customer.objects.all()) == [pedro]
    bridge.say(cloud, text="¿Quién es?", phone=NUMBER)
    meet_newest()
    assert list(Customer.objects.all()) == [pedro]
    assert Communication.objects.get().customer == pedro, "what they answer is asked by them"


def test_a_portal_account_has_proven_nothing_by_it(desk, writes, rosa):
    desk.asks(rosa)
    mine = Customer.objects.get(portal_user=rosa)

    answer = writes(customer=str(mine.id))

    assert answer.status_code == 201
    identity = Identity.objects.get(phone=NUMBER)
    assert (identity.customer_id, identity.portal_user) == (mine.id, None)
    talk = Conversation.objects.get(identity=identity)
    assert desk.get(rosa, f"conversations/{talk.id}/").status_code == 404


def test_who_is_known_stays_who_they_are(bridge, writes, cloud):
    bridge.say(cloud, text="hola", phone=NUMBER)
    meet_newest()
    before = Customer.objects.get()

    answer = writes(customer=str(known("Otra Persona").id))

    assert answer.status_code == 201
    assert Identity.objects.get().customer_id == before.id


def test_nobody_known_is_named_and_leaves_nothing_behind(writes):
    for wrong in (str(uuid4()), "x", [], 7):
        answer = writes(customer=wrong)
        assert (answer.status_code, list(answer.json()["fields"])) == (422, ["customer"]), wrong
    assert not Conversation.objects.exists() and not Identity.objects.exists()


def test_who_was_joined_to_another_is_written_to_as_who_they_are(desk, writes, ana):
    kept, gone = known(), known("Pedrito Mamani")
    body = {"customer": str(gone.id)}
    assert desk.post(ana, f"customers/{kept.id}/merge/", body).status_code == 201

    writes(customer=str(gone.id))

    assert Identity.objects.get().customer_id == kept.id
