"""One line of the table, and the small arithmetic of measuring."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """Ours beside the baseline that ran next to it, in `unit`, with the goal of their ratio.

    `at_least` tells whether the goal is a floor or a ceiling; without a baseline `goal` bounds
    `ours` itself.
    """

    key: str
    work: str
    unit: str
    ours: float
    baseline: float | None = None
    against: str = ""
    goal: float
    at_least: bool = True

    @property
    def ratio(self) -> float:
        """Ours over the baseline, or ours itself."""
        return self.ours if self.baseline is None else self.ours / self.baseline

    @property
    def held(self) -> bool:
        """Whether the goal is reached."""
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
