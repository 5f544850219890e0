"""What chat brings to the socket: its streams, and the frames that write."""

from chat.operations.delivering import ChatDeliverer
from chat.plugins import linked, personal, steps, trail, upkeep
from chat.plugins.counter import ChatCounter
from chat.plugins.facts import FACTS
from chat.plugins.frames import COMMANDS
from chat.plugins.pages import card_of
from chat.plugins.ratings import RatingSection
from chat.plugins.streams import ConversationStreams
from chat.plugins.typing import typed
from chat.ports.facts import facts
from chat.ports.linkable import Linkable, linkables
from chat.ports.panel import sections
from chat.queries.measures import measure
from hub.accounts.scopes import MESSAGES_READ, MESSAGES_WRITE, scoped
from hub.kernel.measures import measures
from hub.kernel.registry import import_folders
from hub.realtime.ports.commands import commands
from hub.realtime.ports.streams import families
from hub.realtime.ports.typing import typed as typing_listeners
from hub.reports.ports import deliverer
from hub.reports.ports.reports import wallboard

__all__ = ["linked", "personal", "steps", "trail", "upkeep"]  # they register themselves

# What a bot's key needs; a frame that is not named here is for people only.
SCOPES = {
    "send": [MESSAGES_WRITE],
    "edit": [MESSAGES_WRITE],
    "delete": [MESSAGES_WRITE],
    "react": [MESSAGES_WRITE],
    "read": [MESSAGES_READ],
}

families.add("c", ConversationStreams())
typing_listeners.add("customers", typed)
for _name, _command in COMMANDS.items():
    commands.add(_name, scoped(_command, *SCOPES.get(_name, [])))
linkables.add("inbox", Linkable(path="/inbox/<id>", card=card_of))
linkables.add("team", Linkable(path="/team/<id>", card=card_of))
for _kind, _meaning in FACTS.items():
    facts.add(_kind, _meaning)
sections.add("rating", RatingSection())
deliverer.provide(ChatDeliverer())
measures.add("chat", measure)
wallboard.provide(ChatCounter())
import_folders("chat.reports", "report")
