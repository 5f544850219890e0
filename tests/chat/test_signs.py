"""Who of ours is shown writing and reading to a customer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from chat.models import Conversation
from chat.operations import conversations
from chat.plugins.typing import typed
from hub.accounts.models import User
from hub.accounts.queries import house_bot
from hub.kernel import clock, jobs
from hub.kernel.ids import new_id
from hub.realtime.types import SignedIn

pytestmark = pytest.mark.django_db


def signed_in(user: User, **more: Any) -> SignedIn:
    return SignedIn(
        user_id=user.id,
        session_id=new_id(),
        tags=frozenset(),
        expires_at=clock.now() + timedelta(hours=1),
        **more,
    )


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bells that rang."""
    names: list[str] = []
    monkeypatch.setattr(jobs.current_app, "send_task", lambda name, **_: names.append(name))
    return names


@pytest.fixture
def outside(arrives: Callable[..., Any]) -> Conversation:
    """A customer's conversation on Telegram."""
    return Conversation.objects.get(id=UUID(str(arrives().conversation_id)))


def test_an_advisor_writing_is_shown_once_in_a_while(outside, ana, rung):
    for _ in range(3):
        typed(signed_in(ana), str(outside.id))

    assert rung.count("channels_bridge.tasks.show_typing") == 1


def test_nobody_else_is_shown_writing(outside, direct, web, ana, carla, rosa, rung):
    typed(signed_in(carla), str(outside.id))
    typed(signed_in(house_bot(), scopes=frozenset({"messages:write"})), str(outside.id))
    typed(signed_in(ana), str(direct.id))
    typed(signed_in(rosa), str(web.id))

    assert "channels_bridge.tasks.show_typing" not in rung


def test_only_reading_by_those_who_answer_is_shown(
    outside, ana, carla, rung, django_capture_on_commit_callbacks
):
    for by, shown in ((carla, 0), (house_bot(), 0), (ana, 1), (ana, 1)):
        with django_capture_on_commit_callbacks(execute=True):
            conversations.mark_read(conversation=outside, number=1, by=by, at=clock.now())
        assert rung.count("channels_bridge.tasks.note_read") == shown
