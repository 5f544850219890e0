"""A believable set of Content templates, as Twilio lists them with WhatsApp's approval."""

from typing import Any


def _content(
    number: int,
    name: str,
    category: str,
    types: dict[str, Any],
    variables: dict[str, str] | None = None,
    *,
    status: str = "approved",
    reason: str = "",
    language: str = "es",
) -> dict[str, Any]:
    sid = f"HX{number:032x}"
    return {
        "sid": sid,
        "friendly_name": name,
        "language": language,
        "variables": variables or {},
        "types": types,
        "url": f"https://content.twilio.com/v1/Content/{sid}",
        "date_created": "2026-09-01T15:00:00Z",
        "date_updated": "2026-09-01T15:00:00Z",
        "approval_requests": {
            "name": name, "category": category, "content_type": next(iter(types)),
            "status": status, "rejection_reason": reason, "allow_category_change": True,
        } if status != "unsubmitted" else {},
    }  # fmt: skip


READY = "Hola {{1}}, su pedido {{2}} ya está listo. Puede recogerlo hasta el {{3}}."
TEMPLATES: list[dict[str, Any]] = [
    _content(
        0x101, "pedido_listo", "UTILITY",
        {"twilio/quick-reply": {
            "body": READY,
            "actions": [{"type": "QUICK_REPLY", "title": "Voy hoy", "id": "hoy_{{2}}"},
                        {"type": "QUICK_REPLY", "title": "Prefiero envío", "id": "envio_{{2}}"}],
        }, "twilio/text": {"body": READY}},
        {"1": "Rosa", "2": "P-1042", "3": "viernes 27"},
    ),
    _content(
        0x102, "retomar_conversacion", "UTILITY",
        {"twilio/text": {"body": "Hola. Tenemos una respuesta para usted: ¿seguimos por aquí?"}},
    ),
    _content(
        0x103, "oferta_del_mes", "MARKETING",
        {"whatsapp/card": {
            "body": "{{1}}, este mes la {{2}} tiene {{3}} de descuento.",
            "footer": "Responda BAJA para no recibir ofertas",
            "media": ["https://mostrador.example/ofertas/licuadora.jpg"],
            "actions": [{"type": "URL", "title": "Ver oferta",
                         "url": "https://mostrador.example/ofertas/{{4}}"}],
        }},
        {"1": "Rosa", "2": "licuadora", "3": "20 %", "4": "licuadora"},
    ),
    _content(
        0x104, "visita_tecnica", "UTILITY",
        {"whatsapp/card": {
            "header_text": "Visita del {{fecha}}",
            "body": "Buenos días, {{nombre}}. El técnico irá entre {{horas}}.",
            "actions": [{"type": "PHONE_NUMBER", "title": "Llamar", "phone": "+5117000001"}],
        }},
        {"fecha": "27 de noviembre", "nombre": "Rosa", "horas": "9 y 11"},
    ),
    _content(
        0x105, "saldo_por_vencer", "UTILITY",
        {"twilio/text": {"body": "Hola {{1}}, su saldo vence el {{2}}."}},
        {"1": "Rosa", "2": "30/11"}, status="pending",
    ),
    _content(
        0x106, "gana_ya", "MARKETING", {"twilio/text": {"body": "¡GANA YA! {{1}}"}},
        {"1": "Un auto"}, status="rejected", reason="PROMOTIONAL",
    ),
    _content(
        0x107, "menu_de_servicios", "", {"twilio/list-picker": {"body": "Elija", "items": []}},
        status="unsubmitted",
    ),
]  # fmt: skip
