"""The mail that brings somebody their link, in their language."""

from hub.kernel.mail import hand_over

SUBJECT = {
    "es": "{by} te invita a {house}",
    "en": "{by} invites you to {house}",
}
BODY = {
    "es": (
        "Hola{name}:\n\n{by} te abrió un lugar en {house}. Abre este enlace para elegir tu "
        "usuario y tu contraseña:\n\n{link}\n\nVale una sola vez y hasta el {until}. "
        "Si no esperabas este correo, no hagas nada.\n"
    ),
    "en": (
        "Hello{name},\n\n{by} has kept a place for you in {house}. Open this link to choose your "
        "username and password:\n\n{link}\n\nIt works once, until {until}. If you did not expect "
        "this, do nothing.\n"
    ),
}


def send(*, to: str, language: str, name: str, by: str, house: str, link: str, until: str) -> str:
    """Give the mail to the server; return why it did not take it, empty when it did."""
    said = {"name": f" {name}" if name else "", "by": by, "house": house}
    said |= {"link": link, "until": until}
    spoken = language if language in BODY else "es"
    handed = hand_over(
        to=to, subject=SUBJECT[spoken].format(**said), body=BODY[spoken].format(**said)
    )
    return handed.error
