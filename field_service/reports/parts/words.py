"""What the report of parts says of itself."""

from hub.reports.types.making import measure, words
from hub.reports.types.reports import Unit

TITLE = words("Repuestos y proveedores", "Parts and suppliers")
DESCRIPTION = words(
    "Cuánto tardan en llegar, quién cumple, qué se consume, qué falta y cuánto rota.",
    "How long they take to come, who keeps their word, what is used, what lacks, what turns.",
)
MEASURES = (
    measure(
        "received",
        words("Compras recibidas", "Purchases received"),
        words("Compras recibidas enteras en el rango.", "Purchases received whole in the range."),
    ),
    measure(
        "lead_p50",
        words("Plazo de entrega (mediana)", "Lead time (median)"),
        words(
            "Días del pedido al proveedor hasta lo último recibido; mediana.",
            "Days from ordering from the supplier to the last that came; median.",
        ),
        Unit.DAYS,
        better=-1,
    ),
    measure(
        "lead_p90",
        words("Plazo de entrega (p90)", "Lead time (p90)"),
        words(
            "Días del pedido al proveedor hasta lo último recibido; p90.",
            "Days from ordering from the supplier to the last that came; p90.",
        ),
        Unit.DAYS,
        better=-1,
    ),
    measure(
        "on_time_percent",
        words("Entregas a tiempo", "Delivered on time"),
        words(
            "Compras recibidas hasta el día prometido ÷ compras recibidas.",
            "Purchases received by the promised day ÷ purchases received.",
        ),
        Unit.PERCENT,
        better=1,
    ),
    measure(
        "used_value",
        words("Consumo", "Consumption"),
        words(
            "Costo de lo usado en órdenes en el rango, menos lo devuelto.",
            "Cost of what was used on orders in the range, without what came back.",
        ),
        Unit.MONEY,
    ),
    measure(
        "stock_value",
        words("Valor del stock al cierre", "Value of stock at the end"),
        words(
            "Suma del valor de todos los movimientos hasta el final del rango.",
            "Sum of the value of all moves up to the end of the range.",
        ),
        Unit.MONEY,
    ),
    measure(
        "turns",
        words("Rotación al año", "Stock turns a year"),
        words(
            "Consumo × 365 ÷ días del rango ÷ promedio del valor del stock al inicio y al cierre.",
            "Consumption × 365 ÷ days of the range ÷ mean of the stock's value at start and end.",
        ),
        Unit.NUMBER,
        better=1,
    ),
    measure(
        "out_days",
        words("Días sin stock", "Days out of stock"),
        words(
            "Suma, por repuesto con punto de pedido, de los días del rango sin existencias al "
            "cierre del día.",
            "Sum, over parts with a reorder point, of the days of the range that ended with none.",
        ),
        Unit.DAYS,
        better=-1,
    ),
    measure(
        "waiting",
        words("Órdenes que esperan repuestos", "Orders waiting for parts"),
        words("Órdenes que ahora esperan repuestos.", "Orders that wait for parts now."),
        better=-1,
    ),
)
