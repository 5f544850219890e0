"""What was said this morning; minutes before now, who, what."""

from dataclasses import dataclass, field

UNHEARD = "unknown"  # the line broke: nobody knows whether it arrived


@dataclass(frozen=True)
class Line:
    """One thing said: `who` is "customer" or one of ours; `kind` as the customer's phone has it.

    `answers` is the provider's id of what a quote or reaction is about, filled in as it is said;
    `ends` is what becomes of an answer: read, delivered, `UNHEARD`, or the provider's code of a
    failure;
    `file` is the sample a phone sent, where it is not the usual one of its kind.
    """

    ago: int
    who: str
    text: str = ""
    kind: str = "text"
    note: bool = False
    answers: str = ""
    ends: str = "read"
    file: str = ""


@dataclass(frozen=True)
class Thread:
    """A conversation of one person on one channel."""

    channel: str
    person: str
    lines: list[Line]
    owner: str = ""
    labels: list[str] = field(default_factory=list)
    state: str = ""


HE = "customer"
HOURS = 60
DAY = [
    # Silent for too long: WhatsApp takes a template, Messenger a late answer of a person.
    Thread(
        "whatsapp_cloud",
        "juan",
        [
            Line(52 * HOURS, HE, "Buenas tardes, el lunes dejé una licuadora para reparar"),
            Line(51 * HOURS, HE, "Quedo atento a su aviso, gracias"),
        ],
        owner="luis",
        labels=["repuesto"],
        state="resolved",
    ),
    Thread(
        "messenger",
        "oscar",
        [Line(30 * HOURS, HE, "¿Hacen mantenimiento de aires acondicionados en Surco?")],
        owner="ana",
        state="resolved",
    ),
    Thread(
        "telegram",
        "rosa",
        [
            Line(415, HE, "Buenos días, ¿a qué hora abren hoy?"),
            Line(412, "ana", "Buenos días, señora Rosa. Abrimos de 8:30 a 18:00."),
            Line(411, HE, "Gracias. Quiero recargar 50 soles, ya hice la transferencia."),
            Line(410, HE, "Aquí la constancia", kind="image", file="constancia-50.jpg"),
            Line(405, "ana", "Recibida. Déjeme revisarla y le confirmo."),
        ],
        owner="ana",
        labels=["recarga"],
    ),
    Thread(
        "whatsapp_twilio",
        "jorge",
        [
            Line(188, HE, "Hola, la lavadora que me repararon vuelve a botar agua 😕"),
            Line(187, HE, "Estoy en casa, por si alguien puede venir"),
            Line(186, HE, "", kind="location"),
            Line(181, "luis", "Qué pena, don Jorge. ¿Desde cuándo le pasa?"),
            Line(179, HE, "Desde anoche, en el segundo enjuague."),
            Line(178, "luis", "Parece la manguera. Pedir visita a Tomás.", note=True),
            Line(176, "luis", "Le agendo una visita para hoy por la tarde, ¿está bien?"),
            Line(175, HE, "Perfecto, después de las 4"),
        ],
        owner="luis",
        labels=["garantía"],
    ),
    Thread(
        "whatsapp_cloud",
        "milagros",
        [
            Line(96, HE, "Buenas, necesito la factura de marzo con mi RUC 20512345671"),
            Line(90, "ana", "Claro que sí. ¿A nombre de la empresa o a su nombre?"),
            Line(88, HE, "De la empresa por favor"),
            Line(52, "ana", "Ya la estamos emitiendo; se la envío por aquí.", ends=UNHEARD),
        ],
        owner="ana",
        labels=["factura"],
    ),
    Thread(
        "whatsapp_cloud",
        "percy",
        [
            Line(47, HE, "¿Cuánto cuesta el mantenimiento de una congeladora?"),
            Line(46, HE, "Es una Inresa de 400 litros"),
        ],
    ),
    Thread(
        "messenger",
        "lucia",
        [
            Line(150, HE, "Hola, vi su anuncio. ¿Venden repuestos de licuadora Oster?"),
            Line(143, "luis", "¡Hola, Lucía! Sí, vasos, cuchillas y acoples. ¿Qué modelo tiene?"),
            Line(140, HE, "La de tres velocidades, clásica"),
            Line(139, "luis", "El juego de cuchillas está S/ 35 y lo tenemos en tienda."),
            Line(137, HE, "Listo, paso en la tarde. Gracias 🙌"),
        ],
        owner="luis",
        state="resolved",
    ),
    Thread(
        "instagram",
        "sofia",
        [
            Line(33, HE, "Hola! ¿Hacen envíos a Huancayo?"),
            Line(31, HE, "Es para un repuesto de cocina"),
        ],
        labels=["envío"],
    ),
    Thread(
        "telegram",
        "hector",
        [
            Line(71, HE, "Les dejo mi contacto nuevo", kind="contact"),
            Line(66, "ana", "Actualizado, don Héctor. ¿En qué más lo ayudo?"),
            Line(64, HE, "Nada más, muy amable"),
        ],
        owner="ana",
        state="resolved",
    ),
    Thread(
        "whatsapp_twilio",
        "bruno",
        [
            Line(230, HE, "Quiero saber el estado de mi orden 1042"),
            Line(221, "luis", "Su equipo está listo para recoger, Bruno.", ends="63024"),
        ],
        owner="luis",
        state="pending",
    ),
    Thread(
        "telegram",
        "milagros",
        [
            Line(12, HE, "Hola, ¿me pueden recargar 100 soles? Pago con Yape"),
        ],
        labels=["recarga"],
    ),
    Thread(
        "whatsapp_twilio",
        "sofia",
        [
            Line(6, HE, "Buenas tardes, mi refrigeradora suena muy fuerte"),
            Line(5, HE, "", kind="voice"),
        ],
    ),
]
