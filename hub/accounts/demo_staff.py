"""Where the people of the demo day work, since when, and what they look like."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from hub.accounts.models import Area, Position, Team, User
from hub.accounts.operations import history, invitations, photos, places
from hub.accounts.operations.history import Work
from hub.accounts.operations.invitations import Guest
from hub.accounts.roles import Role
from hub.kernel import home

AREAS = {
    "Dirección": None,
    "Ventas": "Ventas",
    "Atención": "Soporte",
    "Facturación": None,
    "Servicio técnico": None,
}  # and the team whose conversations its people share
POSITIONS = {
    "Gerente": Role.ADMIN,
    "Asesora de ventas": Role.ADVISOR,
    "Jefa de ventas": Role.ADVISOR,
    "Asesor de atención": Role.ADVISOR,
    "Asistente de facturación": Role.CLERK,
    "Técnico de campo": Role.TECHNICIAN,
    "Técnica sénior": Role.TECHNICIAN,
}
# Who, where, as what, for how many days; the last one is today's.
LIVES = {
    "admin": (("Dirección", "Gerente", Role.ADMIN, 1460),),
    "ana": (
        ("Facturación", "Asistente de facturación", Role.CLERK, 900),
        ("Ventas", "Asesora de ventas", Role.ADVISOR, 540),
        ("Ventas", "Jefa de ventas", Role.ADVISOR, 95),
    ),
    "luis": (("Atención", "Asesor de atención", Role.ADVISOR, 400),),
    "carla": (("Facturación", "Asistente de facturación", Role.CLERK, 620),),
    "tomas": (("Servicio técnico", "Técnico de campo", Role.TECHNICIAN, 300),),
    "teresa": (("Servicio técnico", "Técnica sénior", Role.TECHNICIAN, 710),),
}
CODES = {
    **{"admin": "G-01", "ana": "V-07", "luis": "A-09"},
    **{"carla": "F-02", "tomas": "T-11", "teresa": "T-05"},
}
COLOURS = ("#2f4bc7", "#a1662f", "#3f7d58", "#8a3f6b", "#4c6a85", "#7a5fb0")
PROMOTION = "Ascenso: pasa a dirigir el equipo de ventas"


def place_everybody(people: Mapping[str, User], teams: Mapping[str, Team], *, at: datetime) -> None:
    """Give everybody of the staff a code, a history and a face; one place is still free."""
    areas = {
        name: places.add(Area(name=name, team=teams[team] if team else None))
        for name, team in AREAS.items()
    }
    positions = {
        name: places.add(Position(name=name, role=role)) for name, role in POSITIONS.items()
    }
    for number, username in enumerate(LIVES):
        _live(people[username], areas, positions, by=people["admin"], at=at)
        face = _face(people[username].name, COLOURS[number % len(COLOURS)])
        photos.put(people[username], face, size=len(face.getvalue()))
    guest = Guest(
        role=Role.ADVISOR,
        first_name="Nora",
        last_name="Castro",
        area=areas["Ventas"],
        position=positions["Asesora de ventas"],
        note="Empieza con las ventas por WhatsApp",
    )
    invitations.invite(guest, by=people["admin"], at=at)


def _live(
    user: User,
    areas: Mapping[str, Area],
    positions: Mapping[str, Position],
    *,
    by: User,
    at: datetime,
) -> None:
    user.assignments.all().delete()
    for area, position, role, days in LIVES[user.username]:
        work = Work(
            role=role,
            area=areas[area],
            position=positions[position],
            note=PROMOTION if position == "Jefa de ventas" else "",
        )
        starts_on = home.today(at - timedelta(days=days))
        history.begin(user, work, starts_on=starts_on, by=by, at=at)
        user.area, user.position = areas[area], positions[position]
    user.code = CODES.get(user.username, user.code)
    user.save(update_fields=["area", "position", "code"])


def _face(name: str, colour: str) -> BytesIO:
    """Return a drawn portrait: initials over shoulders."""
    picture = Image.new("RGB", (320, 320), colour)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((-40, 210, 360, 520), fill=_lighter(colour))
    initials = "".join(word[0] for word in name.split()[:2])
    draw.text((160, 140), initials, fill="white", anchor="mm", font=ImageFont.load_default(120))
    out = BytesIO()
    picture.save(out, format="PNG")
    out.seek(0)
    return out


def _lighter(colour: str) -> tuple[int, ...]:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return tuple((part + 255) // 2 for part in parts)
