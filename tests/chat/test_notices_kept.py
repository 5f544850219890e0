"""Words stay with those who may read them: nobody else's notices say them, or say them anew."""

from datetime import timedelta

import pytest

from chat.models import Member
from chat.operations import conversations, messages
from chat.tasks import forget_outsiders
from hub.accounts.models import User
from hub.accounts.operations import people
from hub.kernel import clock
from hub.realtime.models import PersonState
from hub.reports.models import Alert
from hub.reports.operations import alerts, pushing
from hub.reports.types import Way
from tests.chat.test_notices import told
from tests.reports.browsers import push_service

pytestmark = pytest.mark.django_db
NOTICES, BROWSERS = "/api/v1/notifications/", "/api/v1/push/subscriptions/"


def quietly(user, role):
    """Change somebody's role without anybody hearing of it."""
    User.objects.filter(id=user.id).update(role=role)


@pytest.fixture
def pushed(api, settings):
    """Push to somebody's browser what is due, and return what it got: `pushed(luis)`."""
    with push_service() as service:
        settings.PUSH_ORIGINS = [service.base]
        browser = service.browser()

        def push(user=None):
            if user is not None:
                assert api(user).post(BROWSERS, browser.subscription).status_code == 201
            pushing.push_due(at=clock.now() + timedelta(seconds=40))
            return [browser.opened(body)["text"] for _, _, body in service.got]

        yield push


@pytest.fixture
def becomes(admin, at, django_capture_on_commit_callbacks):
    """Give somebody another role: `becomes(luis, "customer")`."""

    def change(user, role):
        with django_capture_on_commit_callbacks(execute=True):
            return people.change(user, fields={"role": role}, by=admin, at=at)

    return change


@pytest.fixture
def shown(api):
    """All that somebody can still read of their notices: the list, and their own stream."""

    def read(user):
        kept = PersonState.objects.filter(user_id=user.id, kind="notification")
        return f"{api(user).get(NOTICES).json()} {list(kept.values_list('data', flat=True))}"

    return read


def test_who_was_let_out_reads_no_later_words(ana, luis, admin, group, says, at, shown):
    said = says(ana, group, "@luis @admin la clave es 1234").message
    told(luis)
    conversations.set_members(conversation=group, add=[], remove=[luis], by=ana, at=at)

    messages.edit(message=said, text="@luis @admin la clave es 5678", by=ana, at=at)

    told(luis)
    assert "5678" not in shown(luis) and "5678" in shown(admin)


def test_who_came_back_reads_nothing_from_before(ana, luis, group, says, at, shown):
    said = says(ana, group, "@luis la clave es 1234").message
    told(luis)
    for change in ({"add": [], "remove": [luis]}, {"add": [luis], "remove": []}):
        conversations.set_members(conversation=group, **change, by=ana, at=at)
    assert Member.objects.get(conversation=group, user=luis).from_number >= said.number

    messages.edit(message=said, text="@luis la clave es 5678", by=ana, at=at)

    told(luis)
    assert "5678" not in shown(luis)


def test_a_changed_note_reaches_the_counter_only(ana, luis, admin, web, says, at, shown):
    said = says(ana, web, "@luis @admin clave 1234", private=True).message
    told(luis)
    quietly(luis, "technician")

    messages.edit(message=said, text="clave 5678", by=ana, at=at + timedelta(seconds=1))

    told(luis)
    assert "5678" not in shown(luis) and "5678" in shown(admin)


def test_what_is_taken_back_leaves_the_house_no_more(ana, luis, direct, says, at, pushed):
    pushed(luis)
    told(luis)
    said = says(ana, direct, "la clave es 1234").message
    told(luis)
    assert Alert.objects.filter(state="queued").exists()

    messages.delete(message=said, by=ana, at=at)

    assert pushed() == []  # and nothing has followed yet
    assert set(Alert.objects.values_list("state", flat=True)) == {"dropped"}


def test_what_a_worker_holds_while_it_is_taken_back_is_not_sent(
    ana, luis, direct, says, at, pushed
):
    pushed(luis)
    said = says(ana, direct, "la clave es 1234").message
    told(luis)
    [claimed] = alerts.claim(Way.PUSH, at=clock.now(), most=1)

    messages.delete(message=said, by=ana, at=at)

    assert not alerts.is_wanted(claimed)


def test_what_was_changed_leaves_the_house_as_it_is_now(ana, luis, direct, says, at, pushed):
    pushed(luis)
    said = says(ana, direct, "la clave es 1234").message
    told(luis)

    messages.edit(message=said, text="la clave cambió", by=ana, at=at)

    assert pushed() == [""]  # what follows may come late: then it only says that there is something
    assert told(luis)[-1][2] == "la clave cambió"


@pytest.mark.parametrize("role", ["customer", "supplier"])
def test_who_works_here_no_more_keeps_no_words(
    ana, luis, admin, group, says, at, shown, becomes, role
):
    said = says(ana, group, "@luis @admin la clave es 1234").message
    told(luis)
    luis = becomes(luis, role)
    assert "1234" not in shown(luis) and "1234" in shown(admin)

    messages.edit(message=said, text="@luis @admin la clave es 5678", by=ana, at=at)

    told(luis)
    assert "5678" not in shown(luis) and "5678" in shown(admin)


def test_whose_change_nobody_announced_loses_the_words_to_the_sweep(
    ana, luis, admin, group, says, shown
):
    says(ana, group, "@luis @admin la clave es 1234")
    told(luis)
    quietly(luis, "customer"), quietly(admin, "technician")

    forget_outsiders()

    assert "1234" not in shown(User.objects.get(id=luis.id))
    assert "1234" in shown(User.objects.get(id=admin.id))  # still in the group


def test_who_left_the_counter_keeps_what_is_their_own(ana, luis, direct, web, says, shown, becomes):
    says(ana, web, "@luis la deuda de Rosa", private=True)
    says(ana, direct, "¿vienes?")
    told(luis)

    luis = becomes(luis, "technician")

    assert "deuda" not in shown(luis) and "¿vienes?" in shown(luis)


def test_nothing_leaves_the_house_for_whoever_works_here_no_more(ana, luis, direct, says, pushed):
    pushed(luis)
    says(ana, direct, "la clave es 1234")
    told(luis)

    quietly(luis, "customer")

    assert pushed() == []
