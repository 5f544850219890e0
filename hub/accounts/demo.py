"""The people of the demo day."""

from datetime import datetime

from hub.accounts.demo_staff import place_everybody
from hub.accounts.operations import people, teams
from hub.accounts.roles import Role

PASSWORD = "demo-hub-2026"
PEOPLE = (
    ("admin", Role.ADMIN, "Alma", "Prado", ""),
    ("ana", Role.ADVISOR, "Ana", "Torres", ""),
    ("luis", Role.ADVISOR, "Luis", "Ramos", ""),
    ("carla", Role.CLERK, "Carla", "Vega", ""),
    ("tomas", Role.TECHNICIAN, "Tomás", "Rojas", ""),
    ("teresa", Role.TECHNICIAN, "Teresa", "Flores", ""),
    ("rosa", Role.CUSTOMER, "Rosa", "Quispe", "+51987654321"),
    ("jorge", Role.CUSTOMER, "Jorge", "Salas", "+51912345678"),
)
TEAMS = {"Ventas": ("ana",), "Soporte": ("luis", "ana")}


def seed(*, at: datetime) -> None:
    """Make everyone whose name is printed at start, and the teams of those at the counter."""
    made = {}
    for username, role, first_name, last_name, phone in PEOPLE:
        made[username] = people.add(
            username=username,
            role=role,
            first_name=first_name,
            last_name=last_name,
            phone=phone,
            email=f"{username}@demo.invalid",
            password=PASSWORD,
        )
    gathered = {
        name: teams.add(name=name, members=[made[each].id for each in members])
        for name, members in TEAMS.items()
    }
    place_everybody(made, gathered, at=at)
