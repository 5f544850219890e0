"""What is kept of who made a link."""

import pytest

from hub.accounts.ports.personal import Subject, keepers
from hub.kernel.models import PublicLink
from tests.accounts.test_public_links import link

pytestmark = pytest.mark.django_db


def test_who_made_a_link_is_theirs_to_know_and_to_have_forgotten(ana):
    link(by=ana.id)
    keeper, whom = dict(keepers)["made_links"], Subject(user_id=ana.id)
    [told] = keeper.rows(whom)
    assert (told["kind"], told["times_seen"]) == ("note", 0) and "digest" not in told

    assert keeper.forget(whom) is None

    assert list(keeper.rows(whom)) == []
    assert PublicLink.objects.get().created_by is None, "what it opens stays open"
