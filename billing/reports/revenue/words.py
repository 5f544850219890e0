"""What the report of revenue says of itself."""

from hub.reports.types.making import measure, words
from hub.reports.types.reports import Unit

MEASURES = (
    measure(
        "documents",
        words("Documentos emitidos", "Documents issued"),
        words(
            "Comprobantes con fecha de emisión en el rango, sin anulados ni saldos iniciales.",
            "Invoices with their day of issue in the range, without void ones and opening "
            "balances.",
        ),
    ),
    measure(
        "issued",
        words("Emitido, neto", "Issued, net"),
        words("Suma de sus netos, sin impuesto.", "Sum of their nets, without tax."),
        Unit.MONEY,
        1,
    ),
    measure(
        "tax",
        words("Impuesto", "Tax"),
        words("Suma de sus impuestos.", "Sum of their taxes."),
        Unit.MONEY,
    ),
    measure(
        "credited",
        words("Notas de crédito, neto", "Credit notes, net"),
        words(
            "Suma de los netos de las notas emitidas en el rango.",
            "Sum of the nets of notes issued in the range.",
        ),
        Unit.MONEY,
        -1,
    ),
    measure(
        "net",
        words("Venta neta", "Net sales"),
        words("Emitido − notas de crédito.", "Issued − credit notes."),
        Unit.MONEY,
        1,
    ),
    measure(
        "discounts",
        words("Descuentos", "Discounts"),
        words(
            "Lo que se descontó en las líneas de esos comprobantes.",
            "What was taken off in the lines of those invoices.",
        ),
        Unit.MONEY,
        -1,
    ),
    measure(
        "by_coupon",
        words("De ellos, por cupón", "Of those, by coupon"),
        words(
            "Usos de cupones de descuento en esos comprobantes, sin los devueltos.",
            "Uses of discount coupons on those invoices, without returned ones.",
        ),
        Unit.MONEY,
        -1,
    ),
)
