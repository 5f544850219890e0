"""What the report of orders says of itself."""

from hub.reports.types.making import measure, spread_of, words
from hub.reports.types.reports import Unit

TITLE = words("Órdenes de servicio", "Service orders")
DESCRIPTION = words(
    "Cuántas se piden y se terminan, cuánto tardan, cuántas a la primera, y qué queda.",
    "How many are asked for and done, how long they take, how many at once, and what is left.",
)
MEASURES = (
    measure(
        "created",
        words("Órdenes pedidas", "Orders asked for"),
        words("Órdenes creadas en el rango.", "Orders made in the range."),
    ),
    measure(
        "done",
        words("Terminadas", "Done"),
        words(
            "Órdenes terminadas por primera vez en el rango.",
            "Orders done for the first time in the range.",
        ),
        better=1,
    ),
    measure(
        "cancelled",
        words("Anuladas", "Cancelled"),
        words("Órdenes anuladas en el rango.", "Orders cancelled in the range."),
        better=-1,
    ),
    *spread_of(
        "cycle",
        words("Del pedido al término", "From asking to done"),
        words(
            "Tiempo entre la creación y el primer término de las terminadas en el rango",
            "Time from being made to being done first, of those done in the range",
        ),
    ),
    measure(
        "on_time_percent",
        words("A tiempo", "On time"),
        words(
            "Terminadas hasta su plazo ÷ terminadas en el rango que tienen plazo. "
            "Lo que espera repuestos corre el plazo.",
            "Done by their due time ÷ done in the range that have one. "
            "Waiting for parts moves what is due.",
        ),
        Unit.PERCENT,
        better=1,
    ),
    measure(
        "first_fix_percent",
        words("Resueltas a la primera", "Fixed the first time"),
        words(
            "Terminadas en el rango sin visita de retorno dentro de los días de garantía del "
            "trabajo ÷ terminadas en el rango.",
            "Done in the range without a return visit within the days a job is answered for ÷ "
            "done in the range.",
        ),
        Unit.PERCENT,
        better=1,
    ),
    measure(
        "callbacks",
        words("Visitas de retorno", "Return visits"),
        words(
            "Visitas de retorno creadas en el rango, de trabajos que aún se responden.",
            "Return visits made in the range for jobs still answered for.",
        ),
        better=-1,
    ),
    measure(
        "backlog",
        words("Abiertas al cierre", "Open at the end"),
        words(
            "Órdenes ni terminadas ni anuladas al final del rango.",
            "Orders neither done nor cancelled at the end of the range.",
        ),
        better=-1,
    ),
    *spread_of(
        "backlog_age",
        words("Antigüedad de las abiertas", "Age of the open ones"),
        words(
            "Tiempo desde su creación hasta el final del rango (o ahora)",
            "Time from being made to the end of the range (or now)",
        ),
    ),
    measure(
        "satisfied_percent",
        words("Clientes satisfechos", "Satisfied customers"),
        words(
            "Respuestas de 4 o 5 ÷ respuestas a la encuesta en el rango.",
            "Answers of 4 or 5 ÷ answers to the survey in the range.",
        ),
        Unit.PERCENT,
        better=1,
    ),
    measure(
        "answers",
        words("Encuestas respondidas", "Surveys answered"),
        words("Encuestas respondidas en el rango.", "Surveys answered in the range."),
        better=1,
    ),
)
STATES = {
    "requested": words("Solicitada", "Requested"),
    "scheduled": words("Programada", "Scheduled"),
    "assigned": words("Asignada", "Assigned"),
    "en_route": words("En camino", "En route"),
    "in_progress": words("En trabajo", "In progress"),
    "paused": words("En pausa", "Paused"),
    "waiting_parts": words("Espera repuestos", "Waiting for parts"),
    "cannot_complete": words("No se pudo completar", "Cannot be completed"),
    "done": words("Terminada", "Done"),
    "invoiced": words("Facturada", "Invoiced"),
    "closed": words("Cerrada", "Closed"),
    "cancelled": words("Anulada", "Cancelled"),
}
