"""Everybody else who wrote on the demo day, so that lists are as long as at a real counter."""

from channels_bridge.demo.script import HE, Line, Thread

CROWD = [
    Thread(
        "whatsapp_cloud",
        "carmen",
        [
            Line(340, HE, "Buenos días, adjunto la orden de compra de la parroquia"),
            Line(339, HE, "orden-de-compra.pdf", kind="file"),
            Line(331, "ana", "Recibida, señora María del Carmen. La entrega sería el jueves."),
            Line(330, HE, "El jueves está perfecto", kind="quote"),
        ],
        owner="ana",
        labels=["factura"],
        state="pending",
    ),
    Thread(
        "messenger",
        "juan",
        [
            Line(305, HE, "", kind="image"),
            Line(304, HE, "¿Tienen este repuesto? Es de una cocina Bosch"),
            Line(297, "luis", "Sí, Juan José. La perilla cuesta S/ 18 y hay seis en tienda."),
            Line(296, HE, "❤️", kind="reaction"),
        ],
        owner="luis",
        labels=["repuesto"],
    ),
    Thread("instagram", "yesenia", [Line(281, HE, "", kind="unsupported")]),
    Thread(
        "telegram",
        "oscar",
        [
            Line(266, HE, "¿Atienden los domingos?"),
            Line(260, "luis", "Solo hasta el mediodía, don Óscar."),
            Line(259, HE, "", kind="sticker"),
        ],
        owner="luis",
        state="resolved",
    ),
    Thread(
        "instagram",
        "fiorella",
        [
            Line(249, HE, "Hola, ¿el descuento del 20 % sigue vigente?"),
            Line(243, "ana", "¡Hola, Fiorella! Sí, hasta fin de mes y en toda la línea blanca."),
            Line(240, HE, "Genial, entonces voy el sábado", kind="quote"),
        ],
        owner="ana",
    ),
    Thread(
        "whatsapp_twilio",
        "wilmer",
        [
            Line(204, HE, "Señores, llevo tres días esperando al técnico."),
            Line(203, HE, "Nadie me contesta el teléfono."),
            Line(
                195, "luis", "Disculpe, Wilmer. Tomás sale para su casa a las 3.", ends="delivered"
            ),
            Line(194, "luis", "Prioridad: ya reclamó dos veces.", note=True),
        ],
        owner="luis",
        labels=["reclamo", "garantía"],
    ),
    Thread(
        "messenger",
        "elva",
        [
            Line(166, HE, "Cuánto está la licuadora del anuncio"),
            Line(165, HE, "la roja"),
        ],
    ),
    Thread(
        "telegram",
        "renzo",
        [
            Line(158, HE, "Necesito cotización de 12 ventiladores para una oficina en San Isidro"),
            Line(150, "ana", "Con gusto, Renzo. ¿De pie o de techo?"),
            Line(118, HE, "De techo, con control"),
            Line(117, HE, "", kind="voice"),
        ],
        owner="ana",
        labels=["cotización"],
    ),
    Thread(
        "whatsapp_cloud",
        "pilar",
        [
            Line(110, HE, "¿Me confirman si llegó mi depósito de 240 soles?"),
            Line(104, "luis", "Todavía no aparece, Pilar. Lo reviso a las 12.", ends="131026"),
        ],
        owner="luis",
        labels=["recarga"],
    ),
    Thread(
        "messenger",
        "edgar",
        [
            Line(84, HE, "Gracias por la visita, quedó como nueva 🙏"),
            Line(80, "luis", "¡Gracias a usted, don Edgar! Tiene seis meses de garantía."),
            Line(77, HE, "Excelente, los voy a recomendar"),
        ],
        owner="luis",
        state="resolved",
    ),
    Thread(
        "whatsapp_twilio",
        "noemi",
        [Line(58, HE, "Hola, ¿puedo pagar en dos partes la reparación de mi lavaseca LG?")],
    ),
    Thread(
        "whatsapp_cloud",
        "flavio",
        [
            Line(38, HE, "Buenas tardes, quiero recargar 150 soles para el mantenimiento"),
            Line(35, "ana", "Claro que sí, don Flavio. Banco del Sol, cuenta 0086-4410-2213."),
            Line(24, HE, "Listo, aquí está la constancia", kind="image", file="constancia-150.jpg"),
            Line(22, "ana", "Recibida, la cargo ahora mismo 👍"),
        ],
        owner="ana",
        labels=["recarga"],
    ),
    Thread(
        "instagram",
        "elva",
        [Line(17, HE, "Les escribí también por Facebook, ¿me responden por aquí?")],
    ),
    Thread(
        "telegram",
        "wilmer",
        [Line(3, HE, "¿Ya está en camino el técnico?")],
        labels=["reclamo"],
    ),
]
