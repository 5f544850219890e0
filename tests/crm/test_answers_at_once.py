"""An answer unlocks before its writer looks, and a lost announcement is made good."""

from uuid import uuid4

from crm.models import Communication, Customer, Grant
from crm.tasks import follow_conversations, link_customers, meet_newest


def test_what_a_lost_announcement_left_undone_is_swept(desk, ana, monkeypatch):
    monkeypatch.setattr("hub.kernel.events._tell", lambda event: None)
    desk.working = False
    received = desk.writes("hola")
    desk.says(ana, received.conversation_id)
    assert not Customer.objects.exists()

    link_customers()
    follow_conversations()

    assert Communication.objects.get().state == "answered"
    assert Grant.objects.count() == 1


def test_an_answer_unlocks_at_once_even_for_somebody_nobody_knew(desk, ana):
    desk.working = False
    thread = f"conversations/{desk.writes('hola').conversation_id}"
    assert desk.offer(ana, thread)["locked"]

    desk.post(ana, f"{thread}/messages/", {"client_id": str(uuid4()), "text": "Diga"})

    assert not desk.offer(ana, thread)["locked"]
    [row] = desk.get(ana, "communications/").data["results"]
    assert (row["state"], row["body"]) == ("answered", "hola")


def test_what_is_unlocked_late_is_told_to_the_screens_that_show_it_locked(desk, ana, monkeypatch):
    desk.working = False
    thread = f"conversations/{desk.writes('hola').conversation_id}"
    with monkeypatch.context() as lost:
        lost.setattr("hub.kernel.events._tell", lambda event: None)
        desk.post(ana, f"{thread}/messages/", {"client_id": str(uuid4()), "text": "Diga"})
    assert desk.offer(ana, thread)["locked"]
    seen = desk.get(ana, f"{thread}/").data["last_seq"]

    meet_newest()

    assert not desk.offer(ana, thread)["locked"]
    told = desk.get(ana, f"{thread}/changes/?after={seen}").data["items"]
    assert [change["kind"] for change in told][-1:] == ["conversation"]

    meet_newest()
    follow_conversations()
    assert desk.get(ana, f"{thread}/").data["last_seq"] == told[-1]["seq"], "and told once"
