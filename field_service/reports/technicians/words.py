"""What the report of technicians says of itself."""

from hub.reports.types.making import measure, words
from hub.reports.types.reports import Unit

TITLE = words("Técnicos", "Technicians")
DESCRIPTION = words(
    "En qué se fueron las horas de cada uno, cuánto hicieron y cómo lo hicieron.",
    "What everybody's hours went into, how much they did and how well.",
)
MEASURES = (
    measure(
        "work_hours",
        words("Horas de trabajo", "Hours worked"),
        words(
            "Horas con el reloj de trabajo en marcha dentro del rango; lo que se superpone cuenta "
            "una vez.",
            "Hours with the clock of work running within the range; what overlaps counts once.",
        ),
        Unit.HOURS,
    ),
    measure(
        "available_hours",
        words("Horas disponibles", "Hours available"),
        words(
            "Turnos del rango sin feriados ni ausencias.",
            "Shifts of the range without days off and absences.",
        ),
        Unit.HOURS,
    ),
    measure(
        "used_percent",
        words("Utilización", "Utilisation"),
        words("Horas de trabajo ÷ horas disponibles.", "Hours worked ÷ hours available."),
        Unit.PERCENT,
        better=1,
    ),
    measure(
        "travel_percent",
        words("Tiempo en camino", "Time on the road"),
        words(
            "Horas en camino ÷ (en camino + trabajo).", "Hours on the road ÷ (on the road + work)."
        ),
        Unit.PERCENT,
        better=-1,
    ),
    measure(
        "jobs",
        words("Órdenes terminadas", "Orders done"),
        words(
            "Órdenes terminadas en el rango a las que fue enviado alguien de los elegidos.",
            "Orders done in the range to which somebody of those chosen was sent.",
        ),
        better=1,
    ),
    measure(
        "jobs_a_day",
        words("Órdenes por día trabajado", "Orders a day worked"),
        words(
            "Órdenes terminadas por técnico ÷ días en que su reloj corrió.",
            "Orders done by technician ÷ days on which their clock ran.",
        ),
        Unit.NUMBER,
        better=1,
    ),
    measure(
        "overtime_hours",
        words("Horas extra", "Overtime"),
        words(
            "Horas de camino y trabajo fuera de las disponibles; de quien tiene turnos.",
            "Hours of travel and work outside those available; of who has shifts.",
        ),
        Unit.HOURS,
        better=-1,
    ),
    measure(
        "satisfied_percent",
        words("Clientes satisfechos", "Satisfied customers"),
        words(
            "Respuestas de 4 o 5 ÷ respuestas en el rango por sus órdenes.",
            "Answers of 4 or 5 ÷ answers in the range about their orders.",
        ),
        Unit.PERCENT,
        better=1,
    ),
    measure(
        "revenue_per_hour",
        words("Facturado por hora", "Invoiced an hour"),
        words(
            "Facturado sin impuesto por las órdenes terminadas en el rango ÷ horas de trabajo.",
            "Invoiced without tax for the orders done in the range ÷ hours worked.",
        ),
        Unit.MONEY,
        better=1,
    ),
)
