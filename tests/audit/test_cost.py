"""Noticing every write costs the road of a message nothing, as messages tell themselves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.audit.models import Entry
from hub.kernel.watching import watcher
from tests.desk import desk

__all__ = ["desk"]

pytestmark = pytest.mark.django_db


def test_a_message_in_and_its_answer_cost_not_one_query_more(desk, ana):
    def a_round():
        before = set(Entry.objects.values_list("id", flat=True))
        with CaptureQueriesContext(connection) as asked:
            talk = desk.writes().conversation_id
            desk.says(ana, talk)
        new = Entry.objects.exclude(id__in=before)
        assert [(line.action, line.kind) for line in new] == []
        return len(asked)

    desk.says(ana, desk.writes().conversation_id)  # everybody is known from here on
    a_round()
    noticed = a_round()
    kept = watcher.get()
    watcher._provided.clear()
    try:
        assert a_round() == noticed
    finally:
        watcher.provide(kept)
