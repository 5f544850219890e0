"""What nobody can see names nothing and says nothing."""

import pytest

from tests.chat.doors import door

pytestmark = pytest.mark.django_db
UNSEEN = [
    "\u200b\u200d",
    "\u200d",
    "\ufe0f",
    "\u2060\ufeff",
    "\u00ad",
    "\u0301",
    "\u3164",
    "\u2800",
    "\U000e0041",
    "\u202e",
]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_groups_labels_reactions_and_statuses_are_seen(
    api, ana, luis, group, waiting, says, unseen
):
    said = says(ana, group).message
    client = api(ana)
    answers = {
        "title": client.patch(door(group), {"title": unseen}),
        "emoji": client.put(f"/api/v1/messages/{said.id}/reactions/{unseen}/"),
        "add": client.post(door(waiting, "labels/"), {"add": [unseen], "remove": []}),
        "text": client.put("/api/v1/me/status/", {"text": unseen}),
    }
    opened = {"kind": "group", "title": unseen, "members": [str(luis.id)]}
    answers["title of a new one"] = client.post("/api/v1/conversations/", opened)

    for field, answer in answers.items():
        assert answer.status_code == 422, (field, answer.json())
        assert field.split()[0] in answer.json()["fields"]
    assert client.put("/api/v1/me/status/", {"emoji": unseen}).status_code == 422


@pytest.mark.parametrize("seen", ["👩‍👧", "❤️", "1️⃣", "🇵🇪", "नि", "🩷"])
def test_what_is_put_together_of_many_signs_is_seen(api, ana, group, says, seen):
    said = says(ana, group).message

    assert api(ana).patch(door(group), {"title": seen}).json()["title"] == seen
    assert api(ana).put(f"/api/v1/messages/{said.id}/reactions/{seen}/").status_code == 200
    assert api(ana).put("/api/v1/me/status/", {"text": seen}).status_code == 200
