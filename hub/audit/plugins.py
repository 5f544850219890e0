"""Answers the ground: who keeps what was done, and which of the lowest tables are not watched."""

from hub.accounts.ports.personal import keepers
from hub.audit.operations.keeping import TrailKeeper
from hub.audit.operations.recording import Notes, Tables
from hub.audit.operations.verifying import unlike_their_seals
from hub.audit.ports.naming import pointers
from hub.audit.queries.measures import measure
from hub.kernel.measures import measures
from hub.kernel.trail import Watch, recorder, watches
from hub.kernel.watching import watcher
from hub.upkeep.ports.examining import examinations

recorder.provide(Notes())
watcher.provide(Tables())
keepers.add("trail", TrailKeeper())
examinations.add("trail", unlike_their_seals)
measures.add("audit", measure)
pointers.add("user_id", "accounts.user")
pointers.add("user", "accounts.user")

_MACHINE = "moves by itself and says nothing about anybody's doing"
_TOLD = "a sign-in and its end are lines of their own"
for _table, _why in {
    "kernel.mark": _MACHINE,
    "kernel.idempotencykey": _MACHINE,
    "kernel.publiclink": "its thing's own app tells what is done with a link",
    "realtime.epoch": _MACHINE,
    "realtime.personcounter": _MACHINE,
    "realtime.personstate": _MACHINE,
    "accounts.session": _TOLD,
    "accounts.refreshtoken": _TOLD,
    "accounts.ticket": _TOLD,
    "accounts.loginmiss": "a failed sign-in is a line of its own",
    "reports.notification": "what people are told follows from what was done, which is told",
    "reports.alert": "what people are told follows from what was done, which is told",
}.items():
    watches.add(_table, Watch(why_not=_why))

watches.add(
    "accounts.user",
    Watch(
        tells=("language",),  # no username: people are called so, and a line outlives them
        overlooks=("gone_at", "away_by_itself", "last_login", "availability", "status_emoji",
                   "status_text", "status_until", "quiet_until"),
    ),
)  # fmt: skip
watches.add("accounts.team", Watch(tells=("name",)))
watches.add("accounts.bottoken", Watch(tells=("name", "scopes"), overlooks=("last_used_at",)))
watches.add("reports.notificationsettings", Watch(overlooks=("mailed_at",)))
