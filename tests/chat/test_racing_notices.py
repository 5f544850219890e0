"""Words that are changed or taken back while people are being told of them."""

from datetime import timedelta
from time import sleep

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chat.models import NoticeDue
from chat.operations import conversations, messages, notices
from chat.queries import message_for
from chat.tasks import give_notices
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.reports.models import Notification
from tests.crowd import at_once

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 60


@pytest.fixture
def crowded(ana, at):
    """A group of sixty and Ana."""
    people = [
        User(username=f"colega{n}", role=Role.CLERK, first_name="Colega") for n in range(MANY)
    ]
    User.objects.bulk_create(people)
    return conversations.open_group(by=ana, title="Todos", members=people, at=at)


def test_what_is_taken_back_while_it_is_told_stands_nowhere(ana, crowded, says, at):
    NoticeDue.objects.all().delete()
    message = says(ana, crowded, "@todos la clave es 1234").message
    words = Notification.objects.filter(text__contains="1234")

    def take_back() -> None:
        while not words.exists():
            sleep(0.001)
        messages.delete(message=message_for(ana, message.id), by=ana, at=at)

    assert at_once([give_notices, take_back]) == [None, None]

    give_notices()
    assert not words.exists()
    assert not NoticeDue.objects.exists()


def test_changing_what_many_were_told_costs_its_writer_no_more(ana, crowded, says, at):
    said = says(ana, crowded, "@todos la clave es 1234").message
    give_notices()
    words = Notification.objects.filter(text__contains="1234")
    assert words.count() == MANY

    def statements(act) -> list[str]:
        with CaptureQueriesContext(connection) as asked:
            act()
        return [each["sql"] for each in asked]

    message = message_for(ana, said.id)
    edit = statements(lambda: messages.edit(message=message, text="la clave 1234", by=ana, at=at))
    touched = [each for each in edit if "UPDATE" in each and "reports_notification" in each]
    assert len(touched) == 1  # one for all: no word of before leaves the house
    assert not words.exists()
    give_notices()
    assert list(words.values_list("text").distinct()) == [("la clave 1234",)]
    message = message_for(ana, said.id)
    delete = statements(lambda: messages.delete(message=message, by=ana, at=at))
    assert max(len(edit), len(delete)) < 40
    give_notices()  # nobody rang: the sweep finds it
    assert not words.exists() and not NoticeDue.objects.exists()


def test_a_message_and_its_files_are_read_once_for_all(ana, crowded, says):
    give_notices()
    says(ana, crowded, "@todos miren")
    with CaptureQueriesContext(connection) as asked:
        give_notices()
    files = [each["sql"] for each in asked if 'FROM "chat_attachment"' in each["sql"]]
    assert Notification.objects.filter(kind="mention").count() == MANY
    assert len(files) < 4


def test_an_edit_while_it_is_told_is_told_too(ana, luis, group, says, at):
    message = says(ana, group, "hola @todos").message
    due = NoticeDue.objects.get(message=message)
    messages.edit(
        message=message_for(ana, message.id),
        text="hola @luis",
        by=ana,
        at=at + timedelta(seconds=1),
    )

    notices.give_due(due, at=at)  # as it was read before the edit

    assert NoticeDue.objects.filter(message=message).exists()
