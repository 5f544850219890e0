"""What the report of sales says of itself."""

from hub.reports.types.making import measure, spread_of, words
from hub.reports.types.reports import Unit

MEASURES = (
    measure(
        "open",
        words("Oportunidades abiertas", "Open opportunities"),
        words("Sin cerrar, ahora.", "Not closed, now."),
    ),
    measure(
        "pipeline",
        words("Embudo", "Pipeline"),
        words("Suma de los montos de las abiertas.", "Sum of the amounts of open ones."),
        Unit.MONEY,
        1,
    ),
    measure(
        "forecast",
        words("Pronóstico ponderado", "Weighted forecast"),
        words(
            "Suma de monto × probabilidad de las abiertas.",
            "Sum of amount × probability of open ones.",
        ),
        Unit.MONEY,
        1,
    ),
    measure(
        "won",
        words("Ganadas", "Won"),
        words("Cerradas como ganadas en el rango.", "Closed as won in the range."),
        better=1,
    ),
    measure(
        "won_amount",
        words("Monto ganado", "Amount won"),
        words("Suma de los montos de las ganadas.", "Sum of the amounts of won ones."),
        Unit.MONEY,
        1,
    ),
    measure(
        "win_percent",
        words("Tasa de cierre", "Win rate"),
        words("Ganadas ÷ cerradas, en el rango.", "Won ÷ closed, in the range."),
        Unit.PERCENT,
        1,
    ),
    *spread_of(
        "cycle",
        words("Ciclo de venta", "Sales cycle"),
        words(
            "Cierre − creación en días, de las ganadas en el rango",
            "Closing − creation in days, of those won in the range",
        ),
        Unit.DAYS,
    ),
    measure(
        "lost",
        words("Perdidas", "Lost"),
        words("Cerradas como perdidas en el rango.", "Closed as lost in the range."),
        better=-1,
    ),
)
