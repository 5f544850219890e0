"""Files and what links show."""

import logging
from uuid import UUID

from chat.operations import (
    files,
    previews,
)
from hub.kernel import clock
from hub.kernel.jobs import task

log = logging.getLogger(__name__)
AT_ONCE = 200


@task(every=3600)
def forget_unsent_files() -> None:
    """Remove uploads nobody sent."""
    files.forget_unsent(at=clock.now())


@task
def fetch_previews(message_id: str) -> None:
    """Fetch what the links of a message show."""
    for preview_id in previews.of_message(UUID(message_id)):
        previews.fetch(preview_id, now=clock.now)


@task(every=20)
def fetch_due_previews() -> None:
    """Fetch previews whose doorbell was lost, or whose next try has come."""
    for preview_id in previews.due(at=clock.now()):
        previews.fetch(preview_id, now=clock.now)
