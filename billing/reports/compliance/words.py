"""What the report of compliance says of itself."""

from hub.privacy.types import Right
from hub.reports.types.making import measure, words
from hub.reports.types.reports import Unit

TITLE = words("Cumplimiento", "Compliance")
DESCRIPTION = words(
    "Lo que debe ser cero en los libros, y si se responde a tiempo por los datos personales.",
    "What must be nothing in the books, and whether requests about personal data are in time.",
)
RIGHTS = {
    Right.ACCESS: words("Acceso", "Access"),
    Right.RECTIFICATION: words("Rectificación", "Rectification"),
    Right.ERASURE: words("Cancelación", "Erasure"),
    Right.OBJECTION: words("Oposición", "Objection"),
}
CHECKS = {
    "gaps": words("Números que faltan en las series", "Numbers missing in series"),
    "chain": words("Documentos cuyo sello no cuadra", "Documents whose seal does not fit"),
    "ledger": words("Asientos que no suman cero", "Entries that do not come to nothing"),
    "days": words("Días que no suman cero", "Days that do not come to nothing"),
    "cached": words("Saldos distintos de sus movimientos", "Balances unlike their postings"),
    "receivable": words("Deudas distintas de sus facturas", "Debts unlike their invoices"),
    "credit": words("Saldos a favor distintos de sus pagos", "Credits unlike their payments"),
    "documents": words("Documentos que no cuadran", "Documents that do not add up"),
}
MEASURES = (
    measure(
        "gaps",
        words("Saltos de numeración", "Numbering gaps"),
        words(
            "Números que faltan ahora entre el primero y el último de cada serie; debe ser 0.",
            "Numbers missing now between the first and the last of each series; must be 0.",
        ),
        better=-1,
    ),
    measure(
        "difference",
        words("Diferencia del balance", "Trial balance difference"),
        words(
            "Suma de todas las cuentas en la moneda al final del rango; debe ser 0.",
            "Sum of all accounts in the currency at the end of the range; must be 0.",
        ),
        Unit.MONEY,
    ),
    measure(
        "wrong",
        words("Diferencias en los libros", "Differences in the books"),
        words(
            "Filas de los libros que ahora no cuadran con lo que las compone; debe ser 0.",
            "Rows of the books that do not fit what they are made of now; must be 0.",
        ),
        better=-1,
    ),
    measure(
        "seals",
        words("Sellos rotos", "Broken seals"),
        words(
            "Comprobantes cuyo sello no cuadra ahora con lo que dicen; debe ser 0.",
            "Documents whose seal does not fit what they say now; must be 0.",
        ),
        better=-1,
    ),
    measure(
        "answered_percent",
        words("Solicitudes a tiempo", "Requests in time"),
        words(
            "Solicitudes de datos personales respondidas hasta su día ÷ las que vencían en el "
            "rango, sin retiradas ni las que aún están a tiempo.",
            "Requests about personal data answered by their day ÷ those due in the range, "
            "without withdrawn ones and those still in time.",
        ),
        Unit.PERCENT,
        better=1,
    ),
    measure(
        "late",
        words("Solicitudes fuera de plazo", "Requests late"),
        words(
            "De las que vencían en el rango, respondidas después o todavía sin respuesta.",
            "Of those due in the range, answered later or not yet.",
        ),
        better=-1,
    ),
    measure(
        "broken_days",
        words("Días rotos de la auditoría", "Broken days of the trail"),
        words(
            "Días cerrados del registro de auditoría que ya no cuadran con su sello, según la "
            "última revisión; debe ser 0.",
            "Closed days of the audit trail that no longer fit their seal, by the last look; "
            "must be 0.",
        ),
        better=-1,
    ),
)
