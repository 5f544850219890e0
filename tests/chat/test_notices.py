"""Who is told of what: what concerns them, once, unless they have read it or sit before it."""

from datetime import timedelta

import pytest

from chat.models import Conversation, Member, NoticeDue
from chat.operations import conversations, messages
from chat.queries.notices import due_notices
from chat.tasks import give_notices
from hub.accounts.operations import people
from hub.kernel import clock
from hub.realtime import roster
from hub.realtime.roster import Seen
from hub.reports.queries import notices_of
from tests.chat.conftest import NOON
from tests.chat.doors import door, say
from tests.chat.uploads import picture, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    """Say where somebody is: `board(luis, looking=direct)`."""

    def put(user, *, state="online", looking=None):
        focus = (str(looking.id),) if looking is not None else ()
        roster.write("test", {str(user.id): Seen(state, focus)})

    yield put
    roster.take_down("test")


def told(user):
    """Give what is due and return what they were told: (kind, title, text)."""
    give_notices()
    rows = notices_of(user.id).order_by("created_at", "id")
    return [(row.kind, row.title, row.text) for row in rows]


def later(seconds):
    """Let time pass for what is due."""
    passed = timedelta(seconds=seconds)
    for due in NoticeDue.objects.all():
        NoticeDue.objects.filter(id=due.id).update(
            created_at=due.created_at - passed, look_at=due.look_at - passed
        )


def test_a_direct_message_is_told_once_and_renewed(ana, luis, direct, says):
    says(ana, direct, "¿vienes?")
    assert told(luis) == [("direct", "Ana Torres", "¿vienes?")]
    says(ana, direct, "ya es tarde", after=2)

    assert told(luis) == [("direct", "Ana Torres", "ya es tarde")]
    assert told(ana) == []
    [row] = notices_of(luis.id)
    assert row.link == f"/team/{direct.id}"
    assert not NoticeDue.objects.exists()


def test_reading_the_conversation_reads_its_notices(ana, luis, direct, says, at):
    sent = says(ana, direct).message
    told(luis)

    conversations.mark_read(conversation=direct, number=sent.number, by=luis, at=at)

    assert notices_of(luis.id, unread=True).count() == 0


def test_what_was_read_at_once_is_never_told(ana, luis, direct, says, at):
    sent = says(ana, direct).message
    conversations.mark_read(conversation=direct, number=sent.number, by=luis, at=at)

    assert told(luis) == []


def test_in_a_group_only_who_is_named_or_answered(ana, luis, admin, group, says):
    told(luis)
    question = says(luis, group, "¿quién abre?").message
    says(ana, group, "yo", reply_to=question.id)
    says(ana, group, "@admin cierra", after=2)
    says(ana, group, "hola a todos", after=3)

    assert told(luis)[1:] == [("reply", "Ana Torres te respondió en Turno", "yo")]
    assert told(admin)[1:] == [("mention", "Ana Torres te mencionó en Turno", "@admin cierra")]


def test_everybody_named_is_told_and_nobody_twice(ana, luis, admin, group, says):
    told(luis)
    question = says(luis, group, "¿?").message

    says(ana, group, "@todos miren, @luis", reply_to=question.id)

    assert [kind for kind, *_ in told(luis)[1:]] == ["mention"]
    assert [kind for kind, *_ in told(admin)[1:]] == ["mention"]


def test_a_new_group_and_a_newcomer(ana, luis, admin, tomas, group, at):
    assert told(luis) == [("group", "Turno", "Ana Torres te agregó a este grupo")]
    assert told(ana) == []

    conversations.set_members(conversation=group, add=[tomas], remove=[], by=ana, at=at)

    assert told(tomas) == [("group", "Turno", "Ana Torres te agregó a este grupo")]
    assert len(told(luis)) == 1


def test_an_assignment_is_told_to_whom_it_is_given(ana, luis, waiting, at):
    conversations.assign(conversation=waiting, to=luis, by=ana, at=at)

    assert told(luis) == [("assigned", "Rosa Quispe", "Ana Torres te asignó esta conversación")]
    [row] = notices_of(luis.id)
    assert row.link == f"/inbox/{waiting.id}"
    conversations.assign(conversation=waiting, to=ana, by=ana, at=at)
    assert told(ana) == []


def test_a_note_names_colleagues_and_never_the_customer(ana, luis, rosa, web, says):
    says(ana, web, "@luis ¿la ves tú?", private=True)
    says(ana, web, "@luis te atiende", after=2)

    assert told(luis) == [("mention", "Ana Torres te mencionó en Rosa Quispe", "@luis ¿la ves tú?")]
    assert told(rosa) == []


@pytest.mark.parametrize("own", [{"notify": "none"}, {"muted_until": clock.now()}])
def test_muted_tells_nothing(api, ana, luis, direct, says, own):
    if "muted_until" in own:
        own = {"muted_until": (clock.now() + timedelta(hours=1)).isoformat()}
    assert api(luis).put(door(direct, "own/"), own).status_code == 200

    says(ana, direct, "@luis")

    assert told(luis) == []
    assert api(luis).get(door(direct)).json()["unread"] == 1


def test_an_ended_mute_tells_again(ana, luis, direct, says):
    Member.objects.filter(user=luis).update(muted_until=NOON - timedelta(hours=1))

    says(ana, direct)

    assert len(told(luis)) == 1


def test_who_sits_before_it_is_told_when_they_look_away(ana, luis, direct, says, board):
    board(luis, looking=direct)
    says(ana, direct)
    NoticeDue.objects.update(created_at=clock.now(), look_at=clock.now())
    assert told(luis) == [] and NoticeDue.objects.exists()

    board(luis, state="away")
    later(6)

    assert len(told(luis)) == 1 and not NoticeDue.objects.exists()


def test_who_stays_before_it_is_never_told(ana, luis, direct, says, board):
    board(luis, looking=direct)
    says(ana, direct)
    NoticeDue.objects.update(created_at=clock.now(), look_at=clock.now())
    told(luis)

    later(80)

    assert told(luis) == [] and not NoticeDue.objects.exists()


def test_looking_at_another_conversation_or_idle_swallows_nothing(
    ana, luis, direct, group, says, board
):
    told(luis)
    board(luis, looking=group)
    says(ana, direct, "uno")
    assert told(luis)[-1][2] == "uno"
    board(luis, state="away")
    says(ana, direct, "dos", after=2)
    assert told(luis)[-1][2] == "dos"


def test_what_is_taken_back_or_changed_does_not_stand_in_notices(ana, luis, direct, says, at):
    sent = says(ana, direct, "la clave es 1234").message
    told(luis)
    messages.edit(message=sent, text="la clave es secreta", by=ana, at=at)
    assert told(luis) == [("direct", "Ana Torres", "la clave es secreta")]

    messages.edit(message=sent, text="1234", by=ana, at=at + timedelta(seconds=1))
    assert told(luis) == [("direct", "Ana Torres", "1234")]
    messages.delete(message=sent, by=ana, at=at)

    assert told(luis) == [("direct", "Ana Torres", "")]
    assert notices_of(luis.id, unread=True).count() == 0


def test_an_edit_tells_who_is_named_now(ana, luis, admin, group, says, at):
    sent = says(ana, group, "hola @luis").message
    told(luis)

    messages.edit(message=sent, text="hola @admin y @luis", by=ana, at=at)

    assert told(admin)[-1][0] == "mention"
    assert [text for kind, _, text in told(luis) if kind == "mention"] == ["hola @admin y @luis"]


def test_who_is_let_out_keeps_no_words(ana, luis, group, says, at):
    says(ana, group, "@luis la clave es 1234")
    assert "1234" in told(luis)[-1][2]

    conversations.set_members(conversation=group, add=[], remove=[luis], by=ana, at=at)
    says(ana, group, "@luis ya no", after=2)

    assert "1234" not in str(told(luis))
    assert notices_of(luis.id, unread=True).count() == 0


def test_a_picture_without_words_says_what_it_is(api, ana, luis, direct, media):
    file = upload(api(ana), picture()).json()

    say(api(ana), direct, "", attachments=[file["id"]])

    assert told(luis)[0][2] == "Foto"


def test_a_deactivated_colleague_and_a_lost_bell(ana, luis, admin, group, says, at):
    people.deactivate(luis, by=admin, at=at)
    says(ana, group, "@todos")

    assert due_notices(at=clock.now()).count() == 2  # the group, and what was said
    assert told(luis) == []
    assert [kind for kind, *_ in told(admin)] == ["group", "mention"]
    assert Conversation.objects.filter(id=group.id).exists()


def test_plain_talk_in_a_group_leaves_no_work(ana, group, says, arrives):
    give_notices()

    says(ana, group, "hola")
    arrives("@ana hola")

    assert not NoticeDue.objects.exists()
