"""Somebody who no longer works here keeps their place in groups, and hears nothing there."""

from collections.abc import Callable

import pytest

from chat import live
from chat.operations import conversations
from chat.operations.conversations.places import place_of, refuse_unless_in
from chat.queries.own import mention_total, unread_mentions
from chat.tasks import give_notices, index_newest
from hub.accounts.models import User
from hub.accounts.operations import people
from hub.kernel.errors import NotFound
from hub.realtime.types import person
from hub.reports.queries import notices_of
from tests.chat.doors import door
from tests.chat.test_live import view_for

pytestmark = pytest.mark.django_db
LIST, SEARCH = "/api/v1/conversations/", "/api/v1/search/"


@pytest.fixture
def becomes(admin, at) -> Callable[[User, str], User]:
    """Give somebody another role: `becomes(luis, "customer")`."""
    return lambda user, role: people.change(user, fields={"role": role}, by=admin, at=at)


@pytest.mark.parametrize("role", ["customer", "supplier"])
def test_who_is_outside_now_hears_nothing(ana, luis, group, direct, says, heard, becomes, role, at):
    give_notices()
    luis = becomes(luis, role)

    changes = heard(lambda: says(ana, group, "@luis @todos secreto"))
    changes += heard(lambda: says(ana, direct, "secreto"))
    changes += heard(lambda: conversations.rename(conversation=group, title="Noche", by=ana, at=at))

    assert len(changes) >= 4 and not any(view_for(luis, each) for each in changes)
    assert all(view_for(ana, each) for each in changes)
    assert person(luis.id) not in live.audience(group) | live.audience(direct)
    give_notices()
    assert "secreto" not in str(notices_of(luis.id).values_list("text"))


def test_no_door_opens_and_all_open_again(api, ana, luis, group, says, becomes, at):
    said = says(ana, group, "@luis bomba").message
    index_newest()
    luis = becomes(luis, "customer")

    def doors() -> list[int]:
        client = api(luis)
        each = [door(group), door(group, "messages/"), f"/api/v1/messages/{said.id}/"]
        answers = [client.get(where).status_code for where in each]
        lists = [client.get(LIST), client.get(f"{LIST}?view=mentions")]
        found = client.get(SEARCH, {"q": "bomba"}).json()["messages"]
        return [*answers, *(len(shown.json()["results"]) for shown in lists), len(found)]

    assert doors() == [404, 404, 404, 0, 0, 0]
    assert (mention_total(luis), unread_mentions(luis).count()) == (0, 0)
    luis = becomes(luis, "advisor")
    assert doors() == [200, 200, 200, 1, 1, 1]
    assert mention_total(luis) == 1


def test_what_waited_while_it_happened_is_refused(ana, luis, group, becomes, at):
    luis = becomes(luis, "customer")

    with pytest.raises(NotFound):
        place_of(group, luis, at=at)
    with pytest.raises(NotFound):
        refuse_unless_in(group, luis)


def test_who_is_outside_is_not_named(ana, luis, group, says, becomes):
    becomes(luis, "customer")

    says(ana, group, "@luis @todos")

    assert not unread_mentions(User.objects.get(id=luis.id)).exists()
    becomes(luis, "advisor")
    assert not unread_mentions(User.objects.get(id=luis.id)).exists()
