"""What a report is: a folder `<app>/reports/<name>/` with a module `report` that adds one here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from hub.accounts.roles import STAFF, Role
from hub.kernel.registry import Port, Registry
from hub.reports.types.reports import Asked, Filter, Group, Measure, Result, Said

KEY = re.compile(r"[a-z][a-z0-9_-]{1,39}")
TAKEN = {"wallboard"}  # addresses of their own below `reports/`
LANGUAGES = ("es", "en")


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report.

    `roles` see everybody's; `own` see what is theirs alone (`asked.people` is them, whatever they
    ask for). `run` answers inside one snapshot and writes nothing. `weight` says about how many
    rows it would walk: what is heavy is worked on behind the scenes.
    """

    key: str
    group: Group
    title: Said
    description: Said
    measures: Sequence[Measure]
    run: Callable[[Asked], Result]
    filters: Sequence[Filter] = ()
    roles: frozenset[Role] = frozenset({Role.ADMIN})
    own: frozenset[Role] = frozenset()
    weight: Callable[[Asked], int] | None = None
    order: int = 50  # within its group

    def measure(self, key: str) -> Measure | None:
        """Return one of its figures by key."""
        return next((each for each in self.measures if each.key == key), None)


def _check(report: Report) -> None:
    if not KEY.fullmatch(report.key) or report.key in TAKEN:
        raise ValueError(f"a report cannot be called {report.key!r}")
    _check_access(report)
    keys = [each.key for each in report.measures]
    if not keys or len(set(keys)) != len(keys):
        raise ValueError(f"{report.key}: figures have a key each, and there is one at least")
    for key in keys:
        if key.endswith("_mean") and not {f"{key[:-4]}p50", f"{key[:-4]}p90"} <= set(keys):
            raise ValueError(f"{report.key}: {key} hides; p50 and p90 stand beside a mean")
    said = [report.title, report.description]
    said += [words for each in report.measures for words in (each.label, each.formula)]
    if not all(words.get(language) for words in said for language in LANGUAGES):
        raise ValueError(f"{report.key}: every text is there in {' and '.join(LANGUAGES)}")


def _check_access(report: Report) -> None:
    if not report.roles or not (report.roles | report.own) <= STAFF or report.roles & report.own:
        raise ValueError(f"{report.key}: staff sees everything or their own, not both")
    if report.own and Filter.PERSON not in report.filters:
        raise ValueError(f"{report.key}: what is one's own needs the filter `person`")


reports: Registry[Report] = Registry("reports", check=_check)


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """Something reports are narrowed to: how it is called, and what one may choose.

    `choices` is None where there are too many: people look for one where the rows live.
    """

    label: Said
    name: Callable[[UUID], str | None]  # None for what is not there
    choices: Callable[[], Sequence[tuple[UUID, str]]] | None = None


dimensions: Registry[Dimension] = Registry("what reports are narrowed to")


class Counter(Protocol):
    """Knows what goes on at the counter; answered by chat."""

    def goes_on(self, at: datetime) -> dict[str, Any]:
        """Return it as plain JSON."""


wallboard: Port[Counter] = Port("what goes on at the counter")
