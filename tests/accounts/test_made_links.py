"""Who made a link is personal: told to them, and forgotten with them."""

from datetime import timedelta

import pytest

from hub.accounts.ports.personal import Subject, keepers
from hub.kernel import clock, public_links
from hub.kernel.models import PublicLink

pytestmark = pytest.mark.django_db


def test_who_made_a_link_is_theirs_to_know_and_to_have_forgotten(ana):
    at = clock.now()
    public_links.make("note", 7, expires_at=at + timedelta(days=1), by=ana.id, at=at)
    keeper, whom = dict(keepers)["made_links"], Subject(user_id=ana.id)
    [told] = keeper.rows(whom)
    assert (told["kind"], told["times_seen"]) == ("note", 0) and "digest" not in told

    assert keeper.forget(whom) is None

    assert list(keeper.rows(whom)) == []
    assert PublicLink.objects.get().created_by is None, "what it opens stays open"
