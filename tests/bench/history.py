"""Two years of a house in its own database, written once and kept: run in a process of its own."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from uuid import UUID

from tests.bench.engines import settle

MESSAGES = int(os.environ.get("BENCH_MESSAGES", "100000"))
DONE = "bench.history"
BEGAN = datetime(2024, 11, 1, tzinfo=UTC)
A_CUSTOMER = 20  # messages of one, on average
A_GROUP = 1_000  # messages of one
MINE = 30  # groups the technician and the advisor are in
CHANNEL = UUID(int=7)
MESSAGE = (
    "id", "conversation_id", "number", "seq", "kind", "direction", "private", "author_id",
    "identity_id", "text", "html", "topic", "fingerprint", "standby", "state", "created_at",
)  # fmt: skip
ENTRY = ("message_id", "conversation_id", "author_id", "kind", "private", "number", "folded")


def ready() -> None:
    """Return when the database holds everything, made now if it does not yet."""
    from django.core.management import call_command

    from hub.kernel import clock
    from hub.kernel.models import Mark

    call_command("migrate", verbosity=0)
    if Mark.objects.filter(name=DONE).exists():
        return
    begun = time.perf_counter()
    people = _people()
    places = [*_customers(MESSAGES * 4 // 5 // A_CUSTOMER), *_groups(people)]
    _write(places, people)
    _say(f"wrote {MESSAGES} messages in {time.perf_counter() - begun:.0f} s")
    begun = time.perf_counter()
    _index()
    _say(f"indexed them in {time.perf_counter() - begun:.0f} s")
    settle()
    Mark.put(DONE, clock.now())


def _people() -> list:
    from hub.accounts.models import User
    from hub.accounts.operations import people
    from hub.accounts.roles import Role

    roles = [Role.ADVISOR, Role.TECHNICIAN, *[Role.ADVISOR] * 28]
    for number, role in enumerate(roles):
        people.add(username=f"staff{number}", role=role, first_name="Staff", last_name=str(number))
    return list(User.objects.filter(username__startswith="staff").order_by("id"))


def _customers(count: int) -> list[tuple[UUID, UUID | None]]:
    from chat.models import Conversation, Counter, Identity
    from tests.bench.spanish import name, phone

    identities = [
        Identity(
            channel_id=CHANNEL,
            external_id=f"51{phone(number)}",
            name=name(number),
            phone=f"+51{phone(number)}",
            created_at=BEGAN,
        )
        for number in range(count)
    ]
    Identity.objects.bulk_create(identities, batch_size=2000)
    rows = [
        Conversation(
            kind="customer",
            identity=one,
            channel_id=CHANNEL,
            channel_kind="telegram",
            last_message_at=BEGAN,
            created_at=BEGAN,
            updated_at=BEGAN,
        )
        for one in identities
    ]
    Conversation.objects.bulk_create(rows, batch_size=2000)
    counters = (Counter(conversation=row, moved_at=BEGAN) for row in rows)
    Counter.objects.bulk_create(counters, batch_size=2000)
    return [(row.id, row.identity_id) for row in rows]


def _groups(people: list) -> list[tuple[UUID, UUID | None]]:
    """Return the groups once for each message they get more than a customer."""
    from chat.operations import conversations

    count = max(MINE + 10, MESSAGES // 5 // A_GROUP)
    made = []
    for number in range(count):
        members = people[1:8] if number < MINE else people[8 : 8 + number % 20 + 2]
        by = people[0] if number < MINE else people[8]
        title = f"Grupo {number}"
        made.append(conversations.open_group(by=by, title=title, members=members, at=BEGAN))
    share = max(1, MESSAGES // 5 // count // A_CUSTOMER)
    return [(row.id, None) for row in made for _ in range(share)]


def _write(places: list[tuple[UUID, UUID | None]], people: list) -> None:
    from chat.models import Counter

    heads = Counter.objects.values_list("conversation_id", "last_number", "last_seq")
    last = {place: [number, seq] for place, number, seq in heads}
    _insert("chat_message", MESSAGE, _messages(places, people, last))
    _heads(last)


def _index() -> None:
    """Do what `manage.py reindex` does, without a model for every row."""
    from chat.adapters import trigrams
    from chat.models import Conversation, Counter, Message, SearchMark, SearchName
    from chat.queries.searching import called

    names = ["id", "conversation_id", "author_id", "kind", "private", "number", "text"]
    texts = Message.objects.exclude(kind="system").order_by("created_at")
    with trigrams.laid_aside():
        _insert(
            "chat_searchentry",
            (*ENTRY, "created_at"),
            _entries(texts.values_list(*names, "created_at").iterator(10_000)),
        )
    outside = Conversation.objects.select_related("identity").exclude(identity=None)
    SearchName.objects.bulk_create(
        (SearchName(conversation=row, folded=called(row)) for row in outside.iterator(2000)),
        batch_size=2000,
    )
    heads = Counter.objects.values_list("conversation_id", "last_seq")
    SearchMark.objects.bulk_create(
        (SearchMark(conversation_id=place, seq=seq) for place, seq in heads), batch_size=2000
    )


def _entries(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    from hub.kernel.folding import indexed

    for *place, text, at in rows:
        yield (*place, indexed(str(text)), at)


def _messages(
    places: list[tuple[UUID, UUID | None]], people: list, last: dict[UUID, list[int]]
) -> Iterator[tuple[object, ...]]:
    from hub.kernel.ids import new_id
    from tests.bench.spanish import texts

    dice = Random(7)
    step = timedelta(days=730) / MESSAGES
    for turn, text in enumerate(texts(MESSAGES)):
        place, identity = dice.choice(places)
        number, seq = last[place] = [each + 1 for each in last[place]]
        outside = identity is not None and dice.random() < 0.6
        direction = "in" if outside else "out"
        author = None if outside else people[dice.randrange(8)].id
        said = ("text", direction, False, author, identity if outside else None, text, text)
        at = BEGAN + step * turn
        yield (new_id(), place, number, seq, *said, "", "", False, "", at)


def _insert(table: str, columns: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> None:
    from django.db import connection, transaction

    names = ", ".join(columns)
    with transaction.atomic(), connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(columns))
        while chunk := list(islice(rows, 10_000)):
            if connection.vendor == "sqlite":
                told = f"INSERT INTO {table} ({names}) VALUES ({places})"
                cursor.executemany(told, [_plain(row) for row in chunk])
                continue
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in chunk:
                    copy.write_row(row)


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        value.hex
        if isinstance(value, UUID)
        else value.isoformat(" ", "microseconds")[:26]
        if isinstance(value, datetime)
        else value
        for value in row
    )


def _heads(last: dict[UUID, list[int]]) -> None:
    """Let counters and conversations stand where their last message does."""
    from django.db import connection

    from chat.models import Counter

    counters = [
        Counter(conversation_id=place, last_seq=seq, last_number=number)
        for place, (number, seq) in last.items()
    ]
    Counter.objects.bulk_update(counters, ["last_seq", "last_number"], batch_size=300)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE chat_conversation SET last_message_at = coalesce((SELECT m.created_at FROM"
            " chat_message m WHERE m.conversation_id = chat_conversation.id"
            " ORDER BY m.number DESC LIMIT 1), last_message_at)"
        )


def _say(text: str) -> None:
    import sys

    print(text, file=sys.stderr, flush=True)
