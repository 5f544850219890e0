"""The last words of a conversation, and whose they are: called as they are called now."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chat.models import Conversation
from chat.operations import identities
from hub.accounts.operations import people
from tests.chat.doors import door
from tests.chat.telling import told

pytestmark = pytest.mark.django_db
LIST = "/api/v1/conversations/"


@pytest.fixture
def speaker(api):
    """Return how whoever spoke last is called, in the list and alone: `speaker(ana, group)`."""

    def read(user, conversation):
        listed = api(user).get(LIST).json()["results"]
        [found] = [row for row in listed if row["id"] == str(conversation.id)]
        alone = api(user).get(door(conversation)).json()
        assert alone["last_message"] == found["last_message"]
        return found["last_message"]["author"]["name"]

    return read


@pytest.fixture
def luis_is_now(luis, admin, at):
    return lambda name: people.change(luis, fields={"first_name": name}, by=admin, at=at)


def test_a_customer_is_called_by_their_newest_name(ana, waiting, speaker, subscribed, program):
    subscription = subscribed(events=["message.received"])
    assert speaker(ana, waiting) == "Rosa Quispe"

    identities.rename(identity_id=waiting.identity_id, name="Rosa Ávila")

    assert speaker(ana, waiting) == "Rosa Ávila"
    told(subscription)
    assert program.calls[-1].json["conversation"]["last_message"]["author"]["name"] == "Rosa Ávila"


def test_colleagues_are_called_by_their_newest_name(
    ana, luis, group, web, says, speaker, luis_is_now
):
    says(luis, group, "¿vienes?")
    says(luis, web, "En un momento", after=2)

    luis_is_now("Lucho")

    assert speaker(ana, group) == speaker(ana, web) == "Lucho Ramos"


def test_who_left_a_group_is_too(ana, luis, group, says, speaker, luis_is_now):
    says(luis, group, "adiós")
    group.members.filter(user=luis).delete()

    luis_is_now("Lucho")

    assert speaker(ana, group) == "Lucho Ramos"


def test_a_page_asks_once_for_all_who_spoke(api, ana, luis, web, says, arrives):
    says(luis, web, "Buenas")
    client = api(ana)

    def asked() -> int:
        said = Conversation.objects.get(id=web.id).last_message
        Conversation.objects.update(last_message=said)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        return len(queries)

    few = asked()
    for number in range(9):
        arrives(sender=f"5190000{number:04}")
    assert asked() == few
