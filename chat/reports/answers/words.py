"""What the report of answers says of itself."""

from hub.reports.types.making import measure, spread_of, words
from hub.reports.types.reports import Unit

MEASURES = (
    measure(
        "started",
        words("Atenciones empezadas", "Requests begun"),
        words(
            "Veces que un cliente escribió por primera vez o después de que se resolvió lo suyo, "
            "en el rango.",
            "Times a customer wrote first, or after theirs was resolved, in the range.",
        ),
    ),
    measure(
        "answered",
        words("Respondidas", "Answered"),
        words(
            "De las empezadas en el rango, las que ya tienen respuesta de una persona.",
            "Of those begun in the range, answered by a person by now.",
        ),
        better=1,
    ),
    *spread_of(
        "first",
        words("Primera respuesta", "First response"),
        words(
            "Primera respuesta de una persona − primer mensaje del cliente, por reloj, de las "
            "empezadas en el rango",
            "First answer of a person − first message of the customer, by the clock, of those "
            "begun in the range",
        ),
    ),
    *spread_of(
        "first_worked",
        words("Primera respuesta en horario", "First response in hours"),
        words(
            "Lo mismo, contando solo el horario de atención",
            "The same, counting business hours only",
        ),
    ),
    measure(
        "resolved",
        words("Resueltas", "Resolved"),
        words("Atenciones resueltas en el rango.", "Requests resolved in the range."),
        better=1,
    ),
    *spread_of(
        "resolution",
        words("Tiempo de resolución", "Time to resolution"),
        words(
            "Primera resolución − inicio − en espera (pendiente o pospuesta), de las resueltas "
            "en el rango",
            "First resolution − beginning − held (pending or snoozed), of those resolved in "
            "the range",
        ),
    ),
    measure(
        "sla_percent",
        words("Dentro del plazo", "Within SLA"),
        words(
            "Empezadas en el rango sin ningún plazo vencido ÷ empezadas en el rango. Vacío sin "
            "políticas activas.",
            "Begun in the range without a broken promise ÷ begun in the range. Empty without "
            "active policies.",
        ),
        Unit.PERCENT,
        1,
    ),
    measure(
        "reopened_percent",
        words("Reaperturas", "Reopened"),
        words(
            "Resueltas en el rango que alguien reabrió, o cuyo cliente volvió a escribir en los "
            "7 días siguientes ÷ resueltas en el rango.",
            "Resolved in the range that somebody reopened, or whose customer wrote again within "
            "7 days ÷ resolved in the range.",
        ),
        Unit.PERCENT,
        -1,
    ),
    measure(
        "csat_mean",
        words("Satisfacción (media)", "Satisfaction (mean)"),
        words("Media de las notas dadas en el rango.", "Mean of the scores given in the range."),
        Unit.SCORE,
        1,
    ),
    measure(
        "csat_p50",
        words("Satisfacción (mediana)", "Satisfaction (median)"),
        words("Mediana de esas notas.", "Median of those scores."),
        Unit.SCORE,
        1,
    ),
    measure(
        "csat_p90",
        words("Satisfacción (p90)", "Satisfaction (p90)"),
        words("p90 de esas notas.", "p90 of those scores."),
        Unit.SCORE,
        1,
    ),
    measure(
        "csat_percent",
        words("Satisfechos", "Satisfied"),
        words("Notas 4 y 5 ÷ todas las notas del rango.", "Scores 4 and 5 ÷ all of the range."),
        Unit.PERCENT,
        1,
    ),
    measure(
        "backlog",
        words("Pendientes ahora", "Waiting now"),
        words(
            "Atenciones sin resolver al final del rango.",
            "Requests not resolved at the end of the range.",
        ),
        better=-1,
    ),
    *spread_of(
        "backlog",
        words("Antigüedad de pendientes", "Age of what waits"),
        words(
            "Final del rango (o ahora) − inicio, de las pendientes",
            "End of the range (or now) − beginning, of what waits",
        ),
    ),
)
