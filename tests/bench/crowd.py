"""A house of 50,000 conversations, one in ten alive: written once in a few seconds and kept."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.bench.engines import settle, store
from tests.bench.spanish import name, phone

DONE = "bench.lists"
MANY, GROUPS = 50_000, 300
READ = 4_000  # conversations each of the staff has looked into
ALIVE = 0.1
SHARES = {"vip": 0.3, "norte": 0.1, "reclamo": 0.001}
TEAMS = ("Ventas", "Soporte", "Cobranzas", "Norte", "Sur")
CHANNELS = ["telegram", "whatsapp_cloud", "messenger", "web"]


@dataclass
class House:
    """Who works there, and the dice that say what happens to whom."""

    now: datetime
    staff: list[UUID]
    teams: list[UUID]
    labels: dict[str, int]
    dice: random.Random = field(default_factory=lambda: random.Random(7))


def ready() -> None:
    """Return when the conversations stand, made now if they do not yet."""
    from django.core.management import call_command

    from hub.kernel import clock
    from hub.kernel.models import Mark

    call_command("migrate", verbosity=0)
    if Mark.objects.filter(name=DONE).exists():
        return
    house = _house(clock.now())
    _customers(house)
    _groups(house)
    settle()
    Mark.put(DONE, clock.now())


def _house(now: datetime) -> House:
    from chat.models import Label
    from hub.accounts.models import Team, User
    from hub.accounts.operations import people

    roles = ["admin", "technician", *["advisor"] * 28]
    for number, role in enumerate(roles):
        people.add(username=f"staff{number}", role=role, first_name="S", last_name=str(number))
    staff = list(User.objects.filter(username__startswith="staff").values_list("id", flat=True))
    teams = [Team.objects.create(name=each).id for each in TEAMS]
    labels = {each: Label.objects.create(name=each).id for each in SHARES}
    return House(now=now, staff=sorted(staff), teams=teams, labels=labels)


def _customers(house: House) -> None:
    from chat.models import Conversation, Counter, Member, SearchName
    from hub.kernel.folding import indexed

    dice, now = house.dice, house.now
    people = [_identity(number, house) for number in range(MANY)]
    rows = [_row(one, house) for one in people]
    store(people)
    store(rows)
    store(Counter(conversation=row, moved_at=now, last_number=20, last_seq=20) for row in rows)
    names = ((row, indexed(one.name, one.phone)) for row, one in zip(rows, people, strict=True))
    store(SearchName(conversation=row, folded=folded) for row, folded in names)
    through: Any = Conversation.labels.through
    store(
        through(conversation_id=row.id, label_id=house.labels[each])
        for row in rows
        for each in row.label_names
    )
    store(
        Member(conversation=row, user_id=user, read_number=dice.choice([5, 20, 20]), joined_at=now)
        for user in house.staff
        for row in dice.sample(rows, READ)
    )


def _identity(number: int, house: House) -> Any:
    from chat.models import Identity

    return Identity(
        channel_id=UUID(int=1 + number % len(CHANNELS)),
        external_id=f"51{phone(number)}",
        name=name(number),
        phone=f"+51{phone(number)}",
        spam_at=house.now if house.dice.random() < 0.01 else None,
        created_at=house.now,
    )


def _row(who: Any, house: House) -> Any:
    from chat.models import Conversation

    dice, now = house.dice, house.now
    alive = dice.random() < ALIVE
    spoke = now - timedelta(minutes=dice.randrange(600 if alive else 1_000_000))
    waits, closes = dice.randrange(600), dice.randrange(-4000, 1440)
    promised = now + timedelta(minutes=dice.randrange(-60, 300))
    return Conversation(
        kind="customer" if dice.random() < 0.98 else "supplier",
        identity=who,
        channel_id=who.channel_id,
        channel_kind=CHANNELS[who.channel_id.int - 1],
        state=dice.choice(["open", "open", "pending", "snoozed"]) if alive else "resolved",
        assignee_id=dice.choice(house.staff) if dice.random() < 0.8 else None,
        team_id=dice.choice(house.teams) if dice.random() < 0.5 else None,
        label_names=[each for each, share in SHARES.items() if dice.random() < share],
        priority=4 if dice.random() < 0.01 else dice.choice([0, 0, 0, 0, 1, 2]),
        needs_reply_since=now - timedelta(minutes=waits) if alive and waits < 200 else None,
        window_closes_at=now + timedelta(minutes=closes) if dice.random() < 0.2 else None,
        sla_due_at=promised if alive and dice.random() < 0.5 else None,
        sla_look_at=promised - timedelta(minutes=10) if alive and dice.random() < 0.5 else None,
        last_message=_words(who, spoke, house),
        last_message_at=spoke,
        created_at=spoke,
        updated_at=spoke,
    )


def _words(who: Any, spoke: datetime, house: House) -> dict[str, Any]:
    ours = house.dice.random() < 0.5
    author = house.dice.choice(house.staff) if ours else who.id
    return {
        "number": 20,
        "kind": "text",
        "preview": "Buenos días, necesito la recarga para hoy",
        "duration": None,
        "direction": "out" if ours else "in",
        "created_at": spoke.isoformat(),
        "author": {"id": str(author), "name": "S", "role": "advisor" if ours else "customer"},
        "event": None,
    }


def _groups(house: House) -> None:
    from chat.models import Conversation, Counter

    now = house.now
    rows = [
        Conversation(
            kind="group",
            title=f"Grupo {number}",
            last_message_at=now - timedelta(minutes=house.dice.randrange(10_000)),
            created_at=now,
            updated_at=now,
        )
        for number in range(GROUPS)
    ]
    store(rows)
    store(Counter(conversation=row, moved_at=now, last_number=20, last_seq=20) for row in rows)
    store(_members(rows, house))


def _members(rows: list[Any], house: House) -> Iterator[Any]:
    from chat.models import Member

    for row in rows:
        for user in house.dice.sample(house.staff, 8):
            yield Member(conversation=row, user_id=user, joined_at=house.now, read_number=10)
