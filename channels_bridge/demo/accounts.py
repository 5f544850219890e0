"""Who is there on the demo day: our accounts at the providers, and the people with phones."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from channels_bridge.models import Channel
from channels_bridge.models.channels import WEB, ChannelState


@dataclass(frozen=True)
class Person:
    """A customer: one phone, one id at every provider."""

    name: str
    phone: str
    telegram: str
    bsuid: str
    messenger: str
    instagram: str

    @property
    def digits(self) -> str:
        return self.phone.removeprefix("+")


def _person(number: int, name: str, phone: str) -> Person:
    return Person(
        name=name,
        phone=phone,
        telegram=str(5_550_001_100 + number),
        bsuid=f"PE.10000000000000{number:02}",
        messenger=f"71000000000000{number:02}",
        instagram=f"17841400000000{number:02}",
    )


PEOPLE = {
    "rosa": _person(1, "Rosa Quispe", "+51987654321"),
    "jorge": _person(2, "Jorge Salas", "+51912345678"),
    "milagros": _person(3, "Milagros Huamán", "+51954112233"),
    "percy": _person(4, "Percy Condori", "+51933445566"),
    "lucia": _person(5, "Lucía Paredes", "+51976001122"),
    "hector": _person(6, "Héctor Ñahui", "+51941778899"),
    "sofia": _person(7, "Sofía Villanueva", "+51998203040"),
    "bruno": _person(8, "Bruno Chávez", "+51922667788"),
    "carmen": _person(9, "María del Carmen Gutiérrez de la Torre Villavicencio", "+51944120981"),
    "juan": _person(10, "Juan José Maldonado Ccahuana", "+51987110022"),
    "yesenia": _person(11, "Yesenia Tito", "+51955703412"),
    "oscar": _person(12, "Óscar Pumacahua Ríos", "+51936214450"),
    "fiorella": _person(13, "Fiorella Castañeda", "+51991408273"),
    "wilmer": _person(14, "Wilmer Yupanqui Choquehuanca", "+51926881347"),
    "elva": _person(15, "Elva Ramos", "+51973305618"),
    "renzo": _person(16, "Renzo Balarezo Ugarte", "+51949650077"),
    "pilar": _person(17, "Pilar Zevallos", "+51981273946"),
    "edgar": _person(18, "Edgar Apaza Mamani", "+51928017365"),
    "noemi": _person(19, "Noemí Aliaga", "+51964438120"),
    "flavio": _person(20, "Flavio Montesinos", "+51917752208"),
}
_META = {
    "app_id": "1517776481860111",
    "app_secret": "demo-app-secret",
    "verify_token": "demo-verify-token",
}
# Known to everybody and good for nothing but the simulator.
CHANNELS: dict[str, tuple[str, dict[str, str]]] = {
    "telegram": (
        "Telegram Mostrador",
        {
            "bot_token": "700000001:AAH-demo-bot-of-the-simulator",
            "secret_token": "demo-secret-token",
            "mode": "webhook",
        },
    ),
    "whatsapp_twilio": (
        "WhatsApp Ventas",
        {
            "account_sid": "AC0de00000000000000000000000000001",
            "auth_token": "demo0auth0token0of0the0simulator",
            "sender": "whatsapp:+5117000001",
        },
    ),
    "whatsapp_cloud": (
        "WhatsApp Soporte",
        {
            "waba_id": "100000000000001",
            "phone_number_id": "200000000000001",
            "display_number": "+5117000002",
            "access_token": "EAAG-demo-cloud-token",
            "app_secret": _META["app_secret"],
            "verify_token": _META["verify_token"],
        },
    ),
    "messenger": (
        "Facebook Mostrador",
        {"page_id": "110000000000001", "page_access_token": "EAAG-demo-page-token", **_META},
    ),
    "instagram": (
        "Instagram Mostrador",
        {"account_id": "178400000000001", "access_token": "EAAG-demo-instagram", **_META},
    ),
}


def simulator_config() -> dict[str, Any]:
    """Return what the simulator is told on its standard input: hub, accounts and phones."""
    rows = Channel.objects.exclude(kind=WEB).exclude(state=ChannelState.ARCHIVED)
    return {
        "hub": settings.PUBLIC_URL,
        "host": "127.0.0.1",
        "port": settings.SIMULATOR_PORT,
        "data_dir": str(settings.DATA_DIR / "simulator"),
        # The morning's customers wrote before the simulator was born.
        "windows": "open",
        "accounts": [
            _account(row)
            for row in rows.order_by("created_at", "id")
            if all(row.credentials.values())
        ],
        "phones": [_phone(person) for person in PEOPLE.values()],
    }


def _account(row: Channel) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "name": row.name,
        "credentials": row.credentials,
        "webhook": row.webhook_url,
    }


def _phone(person: Person) -> dict[str, Any]:
    ids = {name: getattr(person, name) for name in ("telegram", "bsuid", "messenger", "instagram")}
    return {"name": person.name, "phone": person.phone, "ids": ids}
