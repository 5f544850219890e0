"""The middle and the slow end of many numbers, for an engine that has no such sum."""

from __future__ import annotations


class Gathered:
    """Takes each row by `step` and says the percentile at the end, as `PERCENTILE_CONT` does."""

    def __init__(self) -> None:
        self._values: list[float] = []
        self._part = 0.5

    def step(self, value: float | None, part: float) -> None:
        if value is not None:
            self._values.append(value)
            self._part = part

    def finalize(self) -> float | None:
        return percentile(self._values, self._part)


def percentile(values: list[float], part: float) -> float | None:
    """Return the number below which that part of the values lies; None without any."""
    if not values:
        return None
    values = sorted(values)
    place = (len(values) - 1) * part
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return float(values[low] + (values[high] - values[low]) * (place - low))
