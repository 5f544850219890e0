"""What the search follows."""

import logging
from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from chat.models import Counter
from chat.operations import (
    indexing,
)
from chat.queries.searching import behind, just_behind
from hub.kernel import clock, jobs
from hub.kernel.jobs import task

log = logging.getLogger(__name__)
AT_ONCE = 200


@task(every=3)
def index_newest() -> None:
    """Let the search follow what has just been said; rung behind every change."""
    _index(just_behind(at=clock.now()))


@task(every=60)
def index_rest() -> None:
    """Let the search follow what was left out."""
    _index(behind())


@jobs.alone("chat.tasks.index_newest")  # two at a time would do the same work twice
def _index(rows: QuerySet[Counter]) -> None:
    if not indexing.is_built():
        indexing.rebuild()
        rows = behind()  # what was said meanwhile, however long that took
    while ids := list(rows.values_list("conversation_id", flat=True)[:AT_ONCE]):
        if not _follow(ids):
            break


def _follow(ids: Sequence[UUID]) -> int:
    try:
        return indexing.follow(ids)
    except Exception:  # one that fails spares the rest
        log.exception("not_indexed", extra={"conversations": len(ids)})
        return sum(map(_follow, ([each] for each in ids))) if len(ids) > 1 else 0
