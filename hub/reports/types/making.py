"""Short ways to say what reports are made of."""

from __future__ import annotations

from hub.reports.types.reports import Chart, Column, Look, Measure, Number, Said, Unit


def words(es: str, en: str) -> Said:
    """Return words in both languages."""
    return {"es": es, "en": en}


def measure(
    key: str, label: Said, formula: Said, unit: Unit = Unit.COUNT, better: int = 0
) -> Measure:
    """Return one figure."""
    return Measure(key=key, label=label, formula=formula, unit=unit, better=better)


def spread_of(
    key: str, label: Said, formula: Said, unit: Unit = Unit.SECONDS, better: int = -1
) -> tuple[Measure, ...]:
    """Return the middle, the slow end and the mean of something, as three figures."""
    parts = (
        ("p50", "mediana", "median"),
        ("p90", "p90", "p90"),
        ("mean", "media", "mean"),
    )
    return tuple(
        Measure(
            key=f"{key}_{part}",
            label=words(f"{label['es']} ({es})", f"{label['en']} ({en})"),
            formula=words(f"{formula['es']}; {es}.", f"{formula['en']}; {en}."),
            unit=unit,
            better=better,
        )
        for part, es, en in parts
    )


def column(key: str, es: str, en: str, unit: Unit = Unit.COUNT) -> Column:
    """Return a column."""
    return Column(key=key, label=words(es, en), unit=unit)


def chart(
    key: str,
    title: Said,
    look: Look,
    names: list[tuple[str, Said]],
    points: list[tuple[Said | str, list[Number | None]]],
    unit: Unit = Unit.COUNT,
) -> Chart:
    """Return a picture of numbers."""
    return Chart(key=key, title=title, look=look, names=names, points=points, unit=unit)
