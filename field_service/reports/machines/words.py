"""What the report of machines says of itself."""

from hub.reports.types.making import measure, spread_of, words
from hub.reports.types.reports import Unit

TITLE = words("Máquinas", "Machines")
DESCRIPTION = words(
    "Cada cuánto fallan, cuánto quedan paradas, cuánto es preventivo y cuánto cuestan.",
    "How often they fail, how long they stand still, how much is preventive and what they cost.",
)
MEASURES = (
    measure(
        "failures",
        words("Fallas", "Failures"),
        words(
            "Veces que una máquina pasó a parada en el rango.",
            "Times a machine came to stand still in the range.",
        ),
        better=-1,
    ),
    measure(
        "between_hours",
        words("Tiempo medio entre fallas", "Mean time between failures"),
        words(
            "Horas del rango en que las máquinas estuvieron operativas ÷ fallas.",
            "Hours of the range in which machines worked ÷ failures.",
        ),
        Unit.HOURS,
        better=1,
    ),
    *spread_of(
        "repair",
        words("Tiempo parada", "Time standing still"),
        words(
            "De parada a operativa otra vez, de las paradas que terminaron en el rango",
            "From standing still to working again, of those that ended in the range",
        ),
    ),
    *spread_of(
        "attended",
        words("Tiempo hasta ser atendida", "Time until attended"),
        words(
            "De la orden creada a su primer inicio, de las iniciadas por primera vez en el rango",
            "From an order being made to its first start, of those first started in the range",
        ),
    ),
    measure(
        "down_hours",
        words("Horas parada", "Hours standing still"),
        words(
            "Suma de las horas del rango en que las máquinas estuvieron paradas.",
            "Sum of the hours of the range in which machines stood still.",
        ),
        Unit.HOURS,
        better=-1,
    ),
    measure(
        "preventive_percent",
        words("Preventivo", "Preventive"),
        words(
            "Órdenes de planes ÷ órdenes de máquinas terminadas en el rango.",
            "Orders of plans ÷ orders of machines done in the range.",
        ),
        Unit.PERCENT,
        better=1,
    ),
    measure(
        "cost_per_hour",
        words("Costo por hora de horómetro", "Cost an hour of the meter"),
        words(
            "Facturado sin impuesto por órdenes de máquinas terminadas en el rango ÷ horas que "
            "avanzaron sus horómetros.",
            "Invoiced without tax for orders of machines done in the range ÷ hours their meters "
            "ran.",
        ),
        Unit.MONEY,
        better=-1,
    ),
)
