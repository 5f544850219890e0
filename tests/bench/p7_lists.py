"""P7, lists: every view of 50,000 conversations in every order, its first page and a deep one.

A page is asked over HTTP; the statements it made are then run again, alone, and timed: what the
database takes. Those above 20 ms are explained on standard error.
"""

import json
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any

from tests.bench import crowd
from tests.bench.engines import engines, told_by
from tests.bench.pages import Asked, Page, client_of, explained
from tests.bench.rows import Row, percentile

ROUNDS = 5
SLOW = 20.0  # ms; slower ones are explained
ALIVE = "open,pending,snoozed"
WORK = {"kind": "customer", "state": ALIVE}
VIEWS: dict[str, Asked] = {
    "everything": {},
    "all": WORK,
    "mine": {**WORK, "view": "mine"},
    "unassigned": {**WORK, "view": "unassigned"},
    "mentions": {"view": "mentions"},
    "spam": {"view": "spam"},
    "of a colleague": {**WORK, "assignee": "?"},
    "of a team": {**WORK, "team": "?"},
    "resolved": {"kind": "customer", "state": "resolved"},
    "mine, resolved": {"kind": "customer", "view": "mine", "state": "resolved"},
    "a common label": {**WORK, "label": ["vip"]},
    "a rare label": {"kind": "customer", "label": ["reclamo"]},
    "two labels": {**WORK, "label": ["vip", "norte"]},
    "urgent": {**WORK, "priority": "4"},
    "a channel": {**WORK, "channel": "telegram"},
    "an unused channel": {**WORK, "channel": "instagram"},
    "unread": {**WORK, "unread": "true"},
    "waiting an hour": {**WORK, "waiting": 60},
    "closing in two hours": {**WORK, "closing": 120},
    "promise near": {**WORK, "sla": "due"},
    "promise broken": {**WORK, "sla": "breached"},
    "of one week": {"kind": "customer", "since": "2026-01-01T00:00Z", "until": "2026-01-08T00:00Z"},
    "snoozed": {"kind": "customer", "state": "snoozed"},
    "a common name": {**WORK, "q": "rosa"},
    "a rare name": {"kind": "customer", "q": "rosa 41230"},
    "a phone": {"kind": "customer", "q": "987 65"},
    "suppliers": {"kind": "supplier"},
    "among ourselves": {"kind": "direct,group"},
}  # fmt: skip


def measure() -> Iterator[Row]:
    """Measure each engine at hand in a process of its own; the house is kept between runs."""
    for engine, url in engines("lists"):
        told = told_by("tests.bench.p7_lists", url)
        size = f"{engine}, {crowd.MANY / 1000:.0f}k"
        for page in ("first", "deep"):
            yield _limit(f"lists, {page} page in the database, worst ({size})", told[page], 50)
        yield _limit(f"lists, statements of a page, most ({size})", told["statements"], 12)
        yield _limit(f"numbers of the views ({size})", told["counts"], 150)


def _limit(work: str, ours: float, goal: float) -> Row:
    return Row(key="P7", work=work, unit="", ours=ours, goal=goal, at_least=False)


def _measured() -> dict[str, float]:
    import django

    django.setup()
    crowd.ready()
    from chat.queries.inbox import ORDERS
    from hub.accounts.models import User

    worst = {"first": 0.0, "deep": 0.0, "statements": 0.0, "counts": 0.0}
    people = {user.username: user for user in User.objects.filter(username__startswith="staff")}
    for name in ("staff0", "staff5", "staff1"):  # admin, advisor, technician
        user = people[name]
        for view, asked in VIEWS.items():
            client = client_of(user)  # a sign-in lasts minutes
            for sort in ORDERS:
                _both(client, user, view, {**_filled(asked), "sort": sort}, worst)
        page = Page(client_of(user), "conversations/counts/", {})
        worst["counts"] = max(worst["counts"], _told(f"{user.role} counts", page))
    return worst


def _both(client: Any, user: Any, view: str, asked: Asked, worst: dict[str, float]) -> None:
    """Take the first page and one from the middle of the list."""
    named = f"{user.role:10} {view:20} {asked['sort']:14}"
    first = Page(client, "conversations/", asked)
    worst["first"] = max(worst["first"], _told(f"{named} first", first))
    worst["statements"] = max(worst["statements"], len(first.statements))
    if cursor := _middle(user, asked):
        deep = Page(client, "conversations/", {**asked, "cursor": cursor})
        worst["deep"] = max(worst["deep"], _told(f"{named} deep", deep))


def _told(named: str, page: Page) -> float:
    """Say on standard error how long it takes, and why where that is long; return the p95."""
    times = page.timed(ROUNDS)
    p95 = percentile(times, 0.95)
    story = f"{median(times):7.1f} p50 {p95:7.1f} p95 {max(times):7.1f} worst ms"
    size = f"{len(page.statements)} statements, {page.whole:.0f} ms whole"
    print(f"{named:52} {story}, {size}", file=sys.stderr, flush=True)
    if median(times) > SLOW:
        slow = page.slowest()
        print(f"--- {slow.sql}\n{explained(slow)}\n", file=sys.stderr, flush=True)
    return p95


def _middle(user: Any, asked: Asked) -> str | None:
    """Return the cursor behind the row in the middle of a list; None for a short one."""
    from chat.queries import inbox
    from chat.serializers.asked import wanted_of
    from chat.serializers.bulk import query_in
    from hub.kernel import clock, cursors

    order = inbox.ORDERS[asked["sort"]]
    rows = inbox.listed(user, wanted_of(query_in(asked), at=clock.now())).order_by(*order)
    if (count := rows.count()) < 200:
        return None
    names = [name.lstrip("-") for name in order]
    marks = [getattr(rows[count // 2], name) for name in names]
    return cursors.sealed(f"chat.Conversation {' '.join(order)}", True, marks)


def _filled(asked: Asked) -> Asked:
    from hub.accounts.models import Team, User

    known = {"assignee": User.objects.get(username="staff7").id, "team": Team.objects.first().id}
    return {**asked, **{key: str(known[key]) for key in known if asked.get(key) == "?"}}


if __name__ == "__main__":
    print(json.dumps(_measured()))
