"""What the report of recharges says of itself."""

from hub.reports.types.reports import Measure, Unit

TITLE = {"es": "Recargas", "en": "Recharges"}
DESCRIPTION = {
    "es": "Cuánto se pide, cuánto se acredita, cuánto se tarda y por qué se rechaza.",
    "en": "What is asked for, what is credited, how long it takes and why it is rejected.",
}
MEASURES = (
    Measure(
        key="count",
        label={"es": "Recargas pedidas", "en": "Recharges asked for"},
        formula={
            "es": "Recargas creadas en el rango.",
            "en": "Recharges made in the range.",
        },
    ),
    Measure(
        key="credited",
        label={"es": "Acreditadas", "en": "Credited"},
        formula={
            "es": "De las pedidas en el rango, las acreditadas y no revertidas hasta ahora.",
            "en": "Of those asked for in the range, credited and not reversed up to now.",
        },
        better=1,
    ),
    Measure(
        key="amount",
        label={"es": "Monto acreditado", "en": "Amount credited"},
        formula={
            "es": "Suma de lo acreditado en el rango (por fecha de acreditación), sin revertidas.",
            "en": "Sum of what was credited in the range (by the day of credit), not reversed.",
        },
        unit=Unit.MONEY,
        better=1,
    ),
    *(
        Measure(
            key=f"approval_{part}",
            label={"es": f"Tiempo de aprobación ({es})", "en": f"Time to approval ({en})"},
            formula={
                "es": "De pedida a acreditada, de las acreditadas en el rango: " + es + ".",
                "en": "From asked for to credited, of those credited in the range: " + en + ".",
            },
            unit=Unit.SECONDS,
            better=-1,
        )
        for part, es, en in (
            ("mean", "media", "mean"),
            ("p50", "mediana, p50", "median, p50"),
            ("p90", "p90", "p90"),
        )
    ),
    Measure(
        key="rejected_percent",
        label={"es": "Rechazo", "en": "Rejection"},
        formula={
            "es": "Rechazadas ÷ (rechazadas + acreditadas + revertidas), de las decididas.",
            "en": "Rejected ÷ (rejected + credited + reversed), of those decided in the range.",
        },
        unit=Unit.PERCENT,
        better=-1,
    ),
    Measure(
        key="duplicates",
        label={"es": "Duplicadas detectadas", "en": "Duplicates caught"},
        formula={
            "es": "De las pedidas en el rango, las rechazadas cuyo número de operación o "
            "comprobante es el de otra recarga anterior, o se le parece.",
            "en": "Of those asked for in the range, rejected ones whose operation number or proof "
            "is that of an earlier recharge, or looks alike.",
        },
    ),
    Measure(
        key="held",
        label={"es": "Saldo de clientes", "en": "Balance held"},
        formula={
            "es": "Lo que la casa debe a sus clientes por saldo, al final del último día.",
            "en": "What the house owes its customers as balance, at the end of the last day.",
        },
        unit=Unit.MONEY,
    ),
)
