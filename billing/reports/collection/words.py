"""What the report of collection says of itself."""

from hub.reports.types.making import measure, words
from hub.reports.types.reports import Unit

MEASURES = (
    measure(
        "cash_in",
        words("Entró", "Came in"),
        words(
            "Lo que entró a caja, bancos, billeteras y tarjeta según el libro mayor.",
            "What came into till, banks, wallets and cards by the ledger.",
        ),
        Unit.MONEY,
        1,
    ),
    measure(
        "cash_out",
        words("Salió", "Went out"),
        words(
            "Devoluciones y reversiones según el libro mayor.",
            "Refunds and reversals by the ledger.",
        ),
        Unit.MONEY,
        -1,
    ),
    measure(
        "receivable",
        words("Por cobrar", "Receivable"),
        words(
            "Lo que deben los clientes por comprobantes al final del último día.",
            "What customers owe for invoices at the end of the last day.",
        ),
        Unit.MONEY,
        -1,
    ),
    measure(
        "overdue",
        words("Vencido", "Overdue"),
        words(
            "De eso, lo que venció antes del último día.",
            "Of that, what was due before the last day.",
        ),
        Unit.MONEY,
        -1,
    ),
    measure(
        "dso",
        words("Días de venta por cobrar (DSO)", "Days sales outstanding (DSO)"),
        words(
            "Por cobrar ÷ ventas del rango (con impuesto, menos notas) × días del rango.",
            "Receivable ÷ sales of the range (with tax, less notes) × days of the range.",
        ),
        Unit.DAYS,
        -1,
    ),
    measure(
        "effectiveness",
        words("Efectividad de cobranza", "Collection effectiveness"),
        words(
            "(Por cobrar al inicio + ventas − por cobrar al final) ÷ (por cobrar al inicio + "
            "ventas − por vencer al final).",
            "(Receivable at the start + sales − receivable at the end) ÷ (receivable at the "
            "start + sales − not yet due at the end).",
        ),
        Unit.PERCENT,
        1,
    ),
    measure(
        "reminded",
        words("Comprobantes recordados", "Invoices reminded of"),
        words(
            "Comprobantes por los que se envió un recordatorio en el rango.",
            "Invoices a reminder was sent for in the range.",
        ),
    ),
    measure(
        "reminded_percent",
        words("Efecto de recordatorios", "Effect of reminders"),
        words(
            "De ellos, con algún pago en los 7 días siguientes.",
            "Of those, with a payment within 7 days.",
        ),
        Unit.PERCENT,
        1,
    ),
    measure(
        "promises_percent",
        words("Promesas cumplidas", "Promises kept"),
        words(
            "Prometidos para un día del rango que ya pasó y pagados hasta ahora ÷ prometidos.",
            "Promised for a past day of the range and paid by now ÷ promised.",
        ),
        Unit.PERCENT,
        1,
    ),
)
