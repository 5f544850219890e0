"""From hello to welcome: who it is, where every stream stands, what they missed."""

from dataclasses import dataclass
from uuid import UUID

from hub.kernel import clock
from hub.realtime import calls, limits, queries, wire
from hub.realtime.connection import Connection
from hub.realtime.hub import Hub
from hub.realtime.outbox import Outbox
from hub.realtime.ports import sign_in
from hub.realtime.ports.streams import all_families
from hub.realtime.reading import Hello
from hub.realtime.sweeps import heads_of
from hub.realtime.types import Head, SignedIn, Totals


@dataclass(frozen=True)
class Standing:
    """Where everything stands for a person who has just connected."""

    epoch: UUID
    heads: list[Head]
    totals: Totals


async def welcome(hub: Hub, hello: Hello, outbox: Outbox) -> Connection:
    """Sign in, register, read heads, answer; nothing is lost between reading and listening.

    Live changes are held back from before the heads are read until the welcome is out, then
    released by position: what the heads already contain is dropped.
    """
    await hub.ready()
    who = await calls.reads.ask(redeem, hello.ticket)
    connection = Connection(who, hello.device, outbox)
    hub.add(connection)
    try:
        standing = await calls.reads.ask(_standing, who)
    except BaseException:
        hub.remove(connection)
        raise
    outbox.put(_welcome(connection, standing))
    _resume(hub, connection, hello, standing)
    hub.attendance.greet(connection)
    return connection


def redeem(ticket: str) -> SignedIn:
    """Spend a ticket now."""
    return sign_in.port().redeem(ticket, at=clock.now())


def _standing(who: SignedIn) -> Standing:
    epoch, heads = queries.epoch(), heads_of(who)
    counts = [family.totals(who) for _, family in all_families()]
    totals = Totals(
        unread=sum(each.unread for each in counts),
        mentions=sum(each.mentions for each in counts),
        streams=sum(each.streams for each in counts),
    )
    return Standing(epoch, heads, totals)


def _welcome(connection: Connection, standing: Standing) -> wire.Frame:
    return wire.frame(
        "welcome",
        connection=connection.id,
        epoch=standing.epoch,
        heartbeat=limits.PACE.heartbeat,
        limits=limits.as_told(),
        user=connection.who.user,
        heads=standing.heads,
        totals=standing.totals,
        now=clock.iso(clock.now()),
    )


def _resume(hub: Hub, connection: Connection, hello: Hello, standing: Standing) -> None:
    positions = {head.stream: head.seq for head in standing.heads}
    dirty: dict[str, None] = {}
    if hello.epoch is not None and hello.epoch != str(standing.epoch):
        for stream in hello.cursors:
            head = positions.get(stream, 0)
            connection.put(wire.frame("reset", stream=stream, head=head))
    else:
        for stream, seq in hello.cursors.items():
            if positions.get(stream) != seq:
                positions[stream] = seq
                dirty[stream] = None
    connection.open(positions, dirty)
    hub.refill(connection)
