"""Groups: owners, how they look, what newcomers see, and what whoever leaves loses."""

from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from chat.models import Attachment, Draft, Member, Mention
from chat.operations import conversations
from chat.plugins.streams import ConversationStreams
from hub.kernel.errors import NotFound
from tests.chat.doors import door, say
from tests.chat.test_live import signed_in
from tests.chat.uploads import fetch, picture, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
streams = ConversationStreams()


def uploaded(client, data=None, **how) -> str:
    return upload(client, data or picture(), **how).json()["id"]


def test_an_open_history_is_seen_whole(api, ana, carla, tomas, group, says):
    says(ana, group, "antes @luis")
    opened = api(ana).patch(door(group), {"open_history": True})
    api(ana).post(door(group, "members/"), {"add": [str(carla.id)]})
    api(ana).patch(door(group), {"open_history": False})
    api(ana).post(door(group, "members/"), {"add": [str(tomas.id)]})

    assert opened.json()["open_history"] is True
    seen = api(carla).get(door(group, "messages/")).json()["results"]
    assert seen[0]["text"] == "antes @luis"
    assert [row["card"]["event"] for row in seen if row["card"]] == [
        "history_opened",
        "members",
        "history_closed",
        "members",
    ]
    assert api(carla).get(door(group)).json()["unread"] == 3
    late = api(tomas).get(door(group, "messages/")).json()["results"]
    assert [row["card"]["event"] for row in late] == ["members"]


def test_a_picture_is_drawn_anew_and_shown_to_members_only(api, ana, luis, carla, group):
    photo = picture(size=(900, 600), exif=b"Exif\x00\x00secret")
    set_ = api(ana).patch(door(group), {"picture": uploaded(api(ana), photo)})
    link = api(luis).get(door(group)).json()["picture_url"]

    assert set_.status_code == 200 and set_.json()["picture_url"] != link
    got, body = fetch(api(None), link)
    assert (got.status_code, got["Content-Type"]) == (200, "image/webp")
    assert Image.open(BytesIO(body)).size == (480, 320) and b"secret" not in body
    assert api(None).get(link[:-4] + "aaa/").status_code == 404
    api(ana).post(door(group, "members/"), {"remove": [str(luis.id)]})
    assert api(None).get(link).status_code == 404
    gone = api(ana).patch(door(group), {"picture": None})
    assert gone.json()["picture_url"] is None
    assert api(ana).patch(door(group), {"picture": None}).status_code == 200
    assert api(carla).get(door(group)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_picture_that_is_replaced_leaves_nothing(api, ana, group, media):
    for _ in range(3):
        api(ana).patch(door(group), {"picture": uploaded(api(ana))})

    group.refresh_from_db()
    uploads = Attachment.objects.values_list("file", "thumbnail")
    kept = {str(path.relative_to(media)) for path in media.rglob("*.*") if path.is_file()}
    assert kept == {name for names in uploads for name in names} | {group.picture.name}


def test_only_own_unsent_pictures_hang_on_a_group(api, ana, luis, group, says):
    mine, theirs = api(ana), api(luis)
    sent = uploaded(mine)
    say(mine, group, "", attachments=[sent])
    paper = uploaded(mine, b"hola", name="a.txt", content_type="text/plain")

    for wrong in (sent, paper, uploaded(theirs), str(uuid4()), "x", 7, [sent], {"a": 1}):
        assert mine.patch(door(group), {"picture": wrong}).status_code == 422, wrong
    assert mine.get(door(group)).json()["picture_url"] is None


def test_only_owners_change_a_group(api, ana, luis, carla, group, direct, waiting):
    mine, theirs = api(ana), api(luis)
    for body in (
        {"title": "Otro"},
        {"picture": uploaded(theirs)},
        {"picture": None},
        {"open_history": True},
    ):
        assert theirs.patch(door(group), body).status_code == 403, body
        assert mine.patch(door(direct), body).status_code == 409, body
        assert mine.patch(door(waiting), body).status_code == 409, body
    assert theirs.post(door(group, "members/"), {"owners": [str(luis.id)]}).status_code == 403
    for wrong, status in (
        ({"title": " "}, 422),
        ({"title": "x" * 121}, 422),
        ({"open_history": "maybe"}, 422),
        ({"open_history": None}, 422),
        ({"picture_url": "x"}, 400),
    ):
        assert mine.patch(door(group), wrong).status_code == status, wrong
    named = mine.patch(door(group), {"title": "<b>\u202eTurno\u200b</b>\n2"})
    assert named.json()["title"] == "<b> Turno\u200b</b> 2"


def test_owners_are_said_at_once(api, ana, luis, admin, carla, group):
    here = door(group, "members/")

    def owners() -> set[str]:
        members = api(ana).get(door(group)).json()["members"]
        return {each["name"].split()[0] for each in members if each["is_owner"]}

    for wrong in ([], [str(carla.id)], [str(uuid4())], ["x"], "all"):
        assert api(ana).post(here, {"owners": wrong}).status_code == 422, wrong
    both = api(ana).post(here, {"add": [str(carla.id)], "owners": [str(ana.id), str(carla.id)]})
    assert both.status_code == 200 and owners() == {"Ana", "Carla"}
    api(carla).post(here, {"owners": [str(luis.id)]})
    assert owners() == {"Luis"}
    assert api(ana).post(here, {"owners": [str(ana.id)]}).status_code == 403
    events = [row["card"]["event"] for row in _lines(api(ana), group)]
    assert events == ["members", "owners", "owners"]
    api(luis).post(here, {"remove": [str(luis.id)]})
    assert len(owners()) == 1


def test_whoever_is_let_out_loses_everything_at_once(api, ana, luis, group, says, at):
    mine, theirs = api(ana), api(luis)
    mine.patch(door(group), {"picture": uploaded(mine)})
    photo = uploaded(mine)
    told = say(mine, group, "@luis el secreto", attachments=[photo]).json()
    own = say(theirs, group, "visto").json()
    theirs.put(door(group, "draft/"), {"text": "a medias"})
    shown = theirs.get(f"/api/v1/messages/{told['id']}/").json()["attachments"][0]
    links = [shown["url"], shown["thumbnail_url"], theirs.get(door(group)).json()["picture_url"]]
    assert [fetch(api(None), link)[0].status_code for link in links] == [200] * 3

    mine.post(door(group, "members/"), {"remove": [str(luis.id)]})

    assert [api(None).get(link).status_code for link in links] == [404] * 3
    assert theirs.get("/api/v1/conversations/").json()["results"] == []
    assert theirs.get("/api/v1/search/", {"q": "secreto"}).json()["messages"] == []
    for verb in ("", "messages/", "changes/", "pins/"):
        assert theirs.get(door(group, verb)).status_code == 404, verb
    for verb, body in (("own/", {"notify": "all"}), ("draft/", {"text": "x"})):
        assert theirs.put(door(group, verb), body).status_code == 404
    assert theirs.post(door(group, "read/"), {"number": 1}).status_code == 404
    assert say(theirs, group).status_code == 404
    assert theirs.get(f"/api/v1/attachments/{photo}/").status_code == 404
    assert theirs.patch(f"/api/v1/messages/{own['id']}/", {"text": "x"}).status_code == 404
    assert theirs.delete(f"/api/v1/messages/{own['id']}/").status_code == 404
    who = signed_in(luis)
    assert streams.heads(who, limit=9) == [] and streams.totals(who).mentions == 0
    assert streams.changes(who, str(group.id), after=0, limit=9) is None
    assert streams.audience(who, str(group.id)) is None
    for model in (Mention, Draft, Member):
        assert not model.objects.filter(conversation=group, user=luis).exists()


def test_whoever_comes_again_begins_anew(api, ana, luis, group):
    say(api(ana), group, "@luis uno")
    api(luis).post(door(group, "members/"), {"remove": [str(luis.id)]})
    api(ana).post(door(group, "members/"), {"add": [str(luis.id)]})

    row = api(luis).get(door(group)).json()

    assert (row["mentions"], row["unread"], row["own"]["draft"]) == (0, 1, None)
    assert [m["kind"] for m in _lines(api(luis), group)] == ["system"]


def test_people_who_left_the_house_are_let_out_too(api, ana, luis, group):
    luis.is_active = False
    luis.save()

    left = api(ana).post(door(group, "members/"), {"remove": [str(luis.id), str(uuid4())]})

    assert str(luis.id) not in str(left.json()["members"])


def test_a_late_word_of_whoever_was_let_out_lets_nobody_in(ana, luis, group, says, at):
    conversations.set_members(conversation=group, add=[], remove=[luis], by=ana, at=at)

    for late in (
        lambda: says(luis, group, "llego tarde"),
        lambda: conversations.mark_read(conversation=group, number=1, by=luis, at=at),
        lambda: conversations.set_own(
            conversation=group, change={"notify": "none"}, by=luis, at=at
        ),
    ):
        with pytest.raises(NotFound):
            late()
    assert not Member.objects.filter(conversation=group, user=luis).exists()


def _lines(client, group):
    rows = client.get(door(group, "messages/")).json()["results"]
    return [row for row in rows if row["kind"] == "system"]
