"""The labels of a report of work, in the languages it is written in."""

from collections.abc import Mapping

Words = Mapping[str, str]

SPANISH: Words = {
    "title": "Informe de actividad",
    "order": "Orden",
    "kind": "Servicio",
    "done": "Terminado",
    "machine": "Máquina",
    "model": "Marca y modelo",
    "serial": "Serie",
    "meter": "Horómetro",
    "place": "Lugar",
    "next": "Próximo servicio",
    "fault": "Falla",
    "cause": "Causa",
    "remedy": "Trabajo realizado",
    "item": "Revisión",
    "found": "Resultado",
    "pictured": "Ver foto",
    "check_yes": "Conforme",
    "check_no": "No conforme",
    "check_na": "No aplica",
    "parts": "Repuestos usados",
    "part": "Repuesto",
    "quantity": "Cantidad",
    "hours": "Tiempo",
    "technician": "Técnico",
    "travel": "Traslado",
    "work": "Trabajo",
    "pause": "Pausa",
    "before": "Antes",
    "after": "Después",
    "other": "Foto",
    "signed": "Conformidad del cliente",
    "absent": "Sin firma",
}
ENGLISH: Words = {
    "title": "Activity report",
    "order": "Order",
    "kind": "Service",
    "done": "Finished",
    "machine": "Machine",
    "model": "Maker and model",
    "serial": "Serial",
    "meter": "Hour-meter",
    "place": "Place",
    "next": "Next service",
    "fault": "Fault",
    "cause": "Cause",
    "remedy": "Work done",
    "item": "Check",
    "found": "Result",
    "pictured": "See photo",
    "check_yes": "Fine",
    "check_no": "Not fine",
    "check_na": "Does not apply",
    "parts": "Parts used",
    "part": "Part",
    "quantity": "Quantity",
    "hours": "Time",
    "technician": "Technician",
    "travel": "Travel",
    "work": "Work",
    "pause": "Pause",
    "before": "Before",
    "after": "After",
    "other": "Photo",
    "signed": "Signed by the customer",
    "absent": "Not signed",
}


def words(language: str) -> Words:
    """Return the labels in a language; Spanish where it is another."""
    return ENGLISH if language == "en" else SPANISH
