"""What people of a sales counter write to each other, by the million and always the same."""

import random
from collections.abc import Iterator

# Words that stand in a known share of all messages.
SHARES = {"pedido": 0.2, "bomba": 0.01, "válvula": 0.001, "turbina": 0.0001, "zafiro": 0.00001}
ONCE = "carnaval"  # in one of fifty, and only in the first half
_OPENINGS = (
    "Buenos días", "Hola", "Buenas tardes", "Disculpe", "Una consulta", "Señorita", "Estimados",
    "Muchas gracias", "De acuerdo", "Perfecto", "Sí, claro", "Por favor", "Ayer", "Mañana", "Oiga",
)  # fmt: skip
_VERBS = (
    "necesito", "quiero", "enviamos", "recibí", "falta", "revisen", "confirmo", "tenemos", "busco",
    "cancelé", "pagué", "recargué", "instalamos", "reparamos", "cotizamos", "facturaron", "espero",
)  # fmt: skip
_THINGS = (
    "la recarga", "el saldo", "la factura", "el recibo", "la máquina", "el repuesto", "el contrato",
    "la cotización", "el camión", "la impresora", "el técnico", "la visita", "la caja",
    "el comprobante", "la transferencia", "la selladora", "el medidor", "la garantía", "el almacén",
)  # fmt: skip
_ENDINGS = (
    "para el lunes", "en la tarde", "sin falta", "lo antes posible", "en la tienda de Surco", "hoy",
    "con el señor Núñez", "por el BCP", "con descuento", "en efectivo", "cuando puedan",
    "en la avenida Arequipa", "¿me ayuda?", "¿cuánto sale?", "¿ya está listo?", "gracias", "👍",
)  # fmt: skip
_STEMS = (
    "carg", "pint", "limpi", "compr", "vend", "tract", "mont", "cort", "sold", "torn", "lij",
    "perfor", "calib", "ajust", "lubric", "fren", "empac", "trasl", "combin", "renov", "regist",
)  # fmt: skip
_ENDS = (
    "ador",
    "amiento",
    "ista",
    "ero",
    "ación",
    "able",
    "ito",
    "ante",
    "illa",
    "ura",
    "ón",
    "al",
)
_NAMES = ("Rosa", "Jorge", "Lucía", "Andrés", "Íñigo", "María", "César", "Ángela", "Raúl", "Sofía")


def texts(count: int) -> Iterator[str]:
    """Return that many messages; a word of `SHARES` stands in its share of them."""
    dice = random.Random(20261121)
    made = [f"{stem}{mid}{end}" for stem in _STEMS for mid in ("", "re", "ti") for end in _ENDS]
    for turn in range(count):
        words = [dice.choice(_OPENINGS), dice.choice(_VERBS), dice.choice(_THINGS)]
        words += dice.choices(made, k=dice.randrange(1, 9))
        words += [word for word, share in SHARES.items() if dice.random() < share]
        if turn < count // 2 and dice.random() < 0.02:
            words.append(ONCE)
        yield " ".join([*words, *_tail(dice)])


def phone(number: int) -> str:
    """Return the phone of the customer of this number."""
    return f"9{number * 7919 % 100_000_000:08d}"


def name(number: int) -> str:
    """Return what the customer of this number is called."""
    end = _ENDS[number // len(_NAMES) % len(_ENDS)]
    return f"{_NAMES[number % len(_NAMES)]} {_STEMS[number % len(_STEMS)].title()}{end} {number}"


def _tail(dice: random.Random) -> list[str]:
    chance = dice.random()
    if chance < 0.03:
        digits = phone(dice.randrange(1_000_000))
        return [f"llame al {digits[:3]} {digits[3:6]} {digits[6:]}"]
    if chance < 0.15:
        return [f"S/ {dice.randrange(10, 9000)}.{dice.randrange(100):02d}", dice.choice(_ENDINGS)]
    return [dice.choice(_ENDINGS)]
