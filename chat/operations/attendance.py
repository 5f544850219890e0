"""Who is at the counter: noted on the person, so that it outlasts the board of windows."""

from datetime import datetime, timedelta

from chat.queries.routing import routing_of
from hub.accounts.operations import status
from hub.accounts.queries import colleagues
from hub.realtime import presence


def note(*, at: datetime) -> None:
    """Turn away who has had no window open for as long as the house says, and back who has.

    While the board cannot be read nobody's time runs.
    """
    if not presence.is_known():
        status.doubt()
        return
    ids = list(colleagues().values_list("id", flat=True))
    where = presence.whereabouts(ids)
    here = {each for each in ids if where[each].state != presence.OFFLINE}
    minutes = routing_of(None).away_after
    status.note_present(here)
    after = timedelta(minutes=minutes) if minutes else None
    status.note_gone([each for each in ids if each not in here], at=at, away_after=after)
