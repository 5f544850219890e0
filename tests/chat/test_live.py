"""What sockets hear is what HTTP shows the same person, and nothing more."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from chat import live
from chat.models import Conversation, Message
from chat.operations import conversations, messages
from chat.plugins.streams import ConversationStreams
from chat.queries.messages import whole
from hub.accounts.models import User
from hub.accounts.roles import COUNTER
from hub.realtime.types import STAFF, Change, SignedIn, person

pytestmark = pytest.mark.django_db
streams = ConversationStreams()
ONLY_OVER_HTTP = {"unread", "read_number", "own", "url", "thumbnail_url"}


def signed_in(user: User) -> SignedIn:
    tags = {person(user.id), *([STAFF] if user.role in COUNTER else [])}
    return SignedIn(
        user_id=user.id,
        session_id=uuid4(),
        tags=frozenset(tags),
        expires_at=datetime.now(UTC) + timedelta(minutes=5),
    )


def view_for(user: User, change: Change):
    tags = signed_in(user).tags
    return next((view for view in change.views if view.audience & tags), None)


def without_own(value):
    if isinstance(value, dict):
        own = ONLY_OVER_HTTP | ({"mentions"} if "own" in value else set())  # messages name people
        return {k: without_own(v) for k, v in value.items() if k not in own}
    return [without_own(each) for each in value] if isinstance(value, list) else value


def test_a_newcomer_hears_nothing_said_before(api, ana, tomas, group, says, heard):
    says(ana, group, "entre nosotros")

    def let_in() -> None:
        conversations.set_members(
            conversation=group, add=[tomas], remove=[], by=ana, at=datetime.now(UTC)
        )

    changes = [change for change in heard(let_in) if view_for(tomas, change)]

    assert changes and "entre nosotros" not in str([view_for(tomas, each) for each in changes])
    assert "entre nosotros" in str([view_for(ana, each) for each in changes])


def test_frames_say_what_http_says(api, ana, luis, rosa, web, direct, says, heard):
    def talk() -> None:
        says(rosa, web, "¿saldo?")
        first = says(ana, web, "Hola **Rosa** https://a.pe").message
        says(ana, web, "nota", private=True)
        says(rosa, web, "gracias", reply_to=first.id)
        conversations.claim(conversation=web, by=ana, at=first.created_at)
        said = says(ana, direct, "mira").message
        messages.react(message=said, emoji="👍", on=True, by=luis, at=first.created_at)

    newest: dict[tuple[str, str], Change] = {}
    for change in heard(talk):
        if change.kind == "notification":
            continue  # it has no door of its own: that her question was answered
        data = next(view.data for view in change.views if view.data)
        newest[(change.kind, data["id"])] = change

    for (kind, key), change in newest.items():
        door = f"/api/v1/{'messages' if kind == 'message' else 'conversations'}/{key}/"
        for user in (ana, luis, rosa):
            view, shown = view_for(user, change), api(user).get(door)
            if view is None or view.kind == "hidden":
                assert shown.status_code == 404 and (view is None or view.data == {})
                continue
            told = shown.json()
            told.pop("limits", None), told.pop("allowed_transitions", None)
            assert view.data == without_own(told)


def test_a_customer_hears_of_a_note_only_that_a_number_went_by(ana, rosa, jorge, web, says, heard):
    [change] = heard(lambda: says(ana, web, "secreto", private=True))

    assert view_for(ana, change).data["text"] == "secreto"
    assert (view_for(rosa, change).kind, view_for(rosa, change).data) == ("hidden", {})
    assert view_for(jorge, change) is None


def test_numbers_heard_have_no_hole(ana, rosa, web, says, heard, at):
    before = web.counter.__class__.objects.get(conversation=web).last_seq

    def work() -> None:
        says(rosa, web), says(ana, web), says(ana, web, private=True)
        conversations.claim(conversation=web, by=ana, at=at)
        conversations.set_labels(conversation=web, add=["x"], remove=[], by=ana, at=at)
        conversations.mark_read(conversation=web, number=9, by=rosa, at=at)

    seqs = [change.seq for change in heard(work) if change.stream == f"c:{web.id}"]

    assert seqs == list(range(before + 1, before + len(seqs) + 1))


def test_whoever_is_let_out_hears_that_and_no_more(ana, luis, group, says, heard, at):
    changes = heard(
        lambda: conversations.set_members(conversation=group, add=[], remove=[luis], by=ana, at=at)
    )
    later = heard(lambda: says(ana, group, "sin Luis"))

    views = [view for change in changes if (view := view_for(luis, change))]
    assert [(view.kind, view.data["left"]) for view in views] == [("member", True)]
    assert view_for(luis, later[0]) is None


def test_a_direct_conversation_is_titled_by_the_other(ana, luis, heard, at):
    [change] = heard(lambda: conversations.open_direct(by=ana, other=luis, at=at))

    assert view_for(ana, change).data["title"] == "Luis Ramos"
    assert view_for(luis, change).data["title"] == "Ana Torres"


def test_a_late_member_does_not_hear_old_words_change(ana, carla, group, says, heard, at):
    old = says(ana, group, "antes").message
    conversations.set_members(conversation=group, add=[carla], remove=[], by=ana, at=at)

    [edit] = heard(lambda: messages.edit(message=old, text="antes!", by=ana, at=at))
    [quote] = heard(lambda: says(ana, group, "ver", reply_to=old.id))

    assert view_for(carla, edit).kind == "hidden"
    assert view_for(carla, quote).data["reply_to"] is None
    assert view_for(ana, quote).data["reply_to"]["preview"] == "antes!"


def test_heads_and_totals_are_what_one_sees(ana, rosa, tomas, web, direct, says):
    says(rosa, web), says(rosa, web)

    heads = {head.stream: head for head in streams.heads(signed_in(ana), limit=200)}

    assert set(heads) == {f"c:{web.id}", f"c:{direct.id}"}
    head = heads[f"c:{web.id}"]
    assert (head.number, head.read_number, head.unread) == (2, 0, 2)
    assert streams.totals(signed_in(ana)).unread == 1
    assert streams.heads(signed_in(tomas), limit=200) == []
    assert [each.stream for each in streams.heads(signed_in(rosa), limit=200)] == [f"c:{web.id}"]


def test_catching_up_needs_eyes(ana, luis, rosa, jorge, web, direct, says):
    says(ana, direct)
    for stranger, row in ((rosa, direct), (jorge, web), (jorge, direct)):
        who = signed_in(stranger)
        assert streams.changes(who, str(row.id), after=0, limit=10) is None
        assert streams.head(who, str(row.id)) is None
        assert streams.audience(who, str(row.id)) is None
    caught = streams.changes(signed_in(luis), str(direct.id), after=0, limit=10)
    assert [item["kind"] for item in caught.items] == ["conversation", "message"]
    assert streams.audience(signed_in(rosa), str(web.id)) == {STAFF, person(rosa.id)}
    assert streams.head(signed_in(ana), "nonsense") is None


def test_a_replay_tells_what_was_told(ana, direct, says, heard):
    [change] = heard(lambda: says(ana, direct))

    [again] = streams.replay(str(direct.id), after=change.seq - 1, limit=10)

    assert (again.seq, again.kind, again.views) == (change.seq, change.kind, change.views)


def test_the_watermark_is_the_databases_clock(ana, direct, says):
    from hub.kernel import clock

    now = clock.now()
    says(ana, direct)

    assert str(direct.id) in streams.moved_since(now - timedelta(seconds=2))
    assert streams.moved_since(now + timedelta(hours=1)) == {}


def test_changes_of_a_row_are_told_whole(web, ana, says):
    says(ana, web)
    row = whole(Message.objects.all()).get()
    fresh = Conversation.objects.select_related("identity", "assignee", "counter").get(id=web.id)

    change = live.message_change(row, fresh)

    assert [sorted(view.audience)[0] for view in change.views][0] == STAFF
    assert SimpleNamespace(**change.views[0].data).number == 1
