"""A believable set of WhatsApp templates, as the Graph API lists them."""

from typing import Any

Component = dict[str, Any]


def _template(
    number: int, name: str, category: str, components: list[Component], **more: Any
) -> dict[str, Any]:
    return {
        "id": f"9000000000000{number:02}",
        "name": name,
        "language": "es",
        "status": "APPROVED",
        "category": category,
        "parameter_format": "POSITIONAL",
        "components": components,
        **more,
    }


def _body(text: str, *examples: str) -> Component:
    shown = {"example": {"body_text": [list(examples)]}} if examples else {}
    return {"type": "BODY", "text": text, **shown}


def _named(kind: str, text: str, **examples: str) -> Component:
    told = [{"param_name": name, "example": value} for name, value in examples.items()]
    key = "header_text_named_params" if kind == "HEADER" else "body_text_named_params"
    return {"type": kind, "text": text, "example": {key: told}}


def _buttons(*buttons: Component) -> Component:
    return {"type": "BUTTONS", "buttons": list(buttons)}


def _reply(text: str) -> Component:
    return {"type": "QUICK_REPLY", "text": text}


def _link(text: str, url: str, *examples: str) -> Component:
    return {"type": "URL", "text": text, "url": url, "example": list(examples)}


FOOTER: Component = {"type": "FOOTER", "text": "Mostrador · Lima"}
READY = _body(
    "Hola {{1}}, su pedido {{2}} ya está listo. Puede recogerlo hasta el {{3}}.",
    "Rosa", "P-1042", "viernes 27",
)  # fmt: skip
TEMPLATES: list[dict[str, Any]] = [
    _template(
        1, "hello_world", "UTILITY", [_body("Hola {{1}}, le escribimos de su cuenta.", "Rosa")]
    ),
    _template(
        2, "pedido_listo", "UTILITY",
        [READY, FOOTER, _buttons(_reply("Voy hoy"), _reply("Prefiero envío"))],
    ),
    _template(
        3, "pedido_listo", "UTILITY",
        [_body("Hello {{1}}, your order {{2}} is ready.", "Rose", "P-1042")], language="en_US",
    ),
    _template(
        4, "visita_tecnica", "UTILITY",
        [
            {**_named("HEADER", "Visita del {{fecha}}", fecha="27 de noviembre"), "format": "TEXT"},
            _named(
                "BODY", "Buenos días, {{nombre}}. {{tecnico}} irá a {{direccion}} entre {{horas}}.",
                nombre="Rosa", tecnico="Tomás Rojas", direccion="Jr. Puno 120", horas="9 y 11",
            ),
            FOOTER,
            _buttons(_reply("Confirmo"), _reply("Otro día")),
        ],
        parameter_format="NAMED",
    ),
    _template(
        5, "oferta_del_mes", "MARKETING",
        [
            {"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["https://…"]}},
            _body(
                "{{1}}, este mes la {{2}} tiene {{3}} de descuento.", "Rosa", "licuadora", "20 %"
            ),
            {"type": "FOOTER", "text": "Responda BAJA para no recibir ofertas"},
            _buttons(
                _link("Ver oferta", "https://mostrador.example/ofertas/{{1}}", "licuadora"),
                _reply("No me interesa"),
            ),
        ],
    ),
    _template(
        6, "comprobante_emitido", "UTILITY",
        [
            {"type": "HEADER", "format": "DOCUMENT", "example": {"header_handle": ["https://…"]}},
            _body("Estimado(a) {{1}}: adjuntamos su comprobante {{2}}.", "Rosa", "F001-204"),
        ],
    ),
    _template(
        7, "codigo_de_acceso", "AUTHENTICATION",
        [
            _body("*{{1}}* es su código de verificación.", "482913"),
            _buttons(_link(
                "Copiar código",
                "https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}", "482913",
            )),
        ],
    ),
    _template(
        8, "retomar_conversacion", "UTILITY",
        [_body("Hola. Tenemos una respuesta para usted: ¿seguimos por aquí?"),
         _buttons(_reply("Sí, por favor"))],
    ),
    _template(
        9, "saldo_por_vencer", "UTILITY",
        [_body("Hola {{1}}, su saldo de {{2}} vence el {{3}}.", "Rosa", "S/ 50", "30/11")],
        status="PENDING",
    ),
    _template(
        10, "gana_ya", "MARKETING", [_body("¡GANA YA! {{1}}", "Un auto")],
        status="REJECTED", rejected_reason="PROMOTIONAL",
    ),
    _template(
        11, "recordatorio_de_pago", "UTILITY",
        [_body("Hola {{1}}, su cuota de {{2}} vence mañana.", "Rosa", "S/ 120")], status="PAUSED",
    ),
    _template(
        12, "catalogo_de_cocinas", "MARKETING",
        [_body("Mire nuestras cocinas, {{1}}.", "Rosa"), {"type": "CAROUSEL", "cards": []}],
    ),
]  # fmt: skip
