"""What people outside wish to be sent, and the words they say it with."""

from __future__ import annotations

from chat.models import Identity, WishWords
from hub.kernel.clock import now

STOP = ["STOP", "BAJA", "SALIR", "no molestar"]
BACK = ["ALTA"]
STOP_ANSWER = (
    "Listo: no le enviaremos más mensajes automáticos ni promociones. "
    "Si cambia de idea, escriba ALTA."
)
BACK_ANSWER = "Gracias: volverá a recibir nuestros avisos. Para dejarlos, escriba BAJA."


def wish_words() -> WishWords:
    """Return the words in use and what is answered to them; those of the house by default."""
    found = WishWords.objects.filter(id=1).first()
    return found or WishWords(
        stop=STOP, back=BACK, stop_answer=STOP_ANSWER, back_answer=BACK_ANSWER, updated_at=now()
    )


def wants_nothing_automatic(identity: Identity) -> bool:
    """Tell whether to send somebody only answers: spam, or opted out on any of their channels.

    It is asked of the person: whoever wrote BAJA on one channel gets no campaign on another.
    """
    if identity.spam_at is not None or identity.opted_out_at is not None:
        return True
    if identity.customer_id is None:
        return False
    rows = Identity.objects.filter(customer_id=identity.customer_id)
    return rows.filter(opted_out_at__isnull=False).exists()
