"""What has to happen by itself."""

from chat.tasks.conversations import (
    escalate,
    finish_bulk,
    give_waiting,
    meet_customers,
    note_attendance,
    run_bulk,
    send_scheduled,
    settle_escalations,
    take_from_gone,
    wake_snoozed,
)
from chat.tasks.files import (
    fetch_due_previews,
    fetch_previews,
    forget_unsent_files,
)
from chat.tasks.rules import (
    ask_surveys,
    follow_stretches,
    follow_surveys,
    follow_work,
    forget_runs,
    note_waits,
    renew_promises,
    run_rules,
    watch_promises,
)
from chat.tasks.searching import (
    index_newest,
    index_rest,
)
from chat.tasks.telling import (
    forget_outsiders,
    forget_told,
    give_notices,
    give_up_telling,
    tell_programs,
)

__all__ = [
    "ask_surveys",
    "escalate",
    "fetch_due_previews",
    "fetch_previews",
    "finish_bulk",
    "follow_surveys",
    "follow_stretches",
    "follow_work",
    "forget_outsiders",
    "forget_runs",
    "forget_told",
    "forget_unsent_files",
    "give_notices",
    "give_up_telling",
    "give_waiting",
    "index_newest",
    "index_rest",
    "meet_customers",
    "note_attendance",
    "note_waits",
    "renew_promises",
    "run_bulk",
    "run_rules",
    "send_scheduled",
    "settle_escalations",
    "take_from_gone",
    "tell_programs",
    "wake_snoozed",
    "watch_promises",
]
