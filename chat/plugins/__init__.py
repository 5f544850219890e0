"""What chat brings to the socket: its streams, and the frames that write."""

from chat.plugins.frames import COMMANDS
from chat.plugins.streams import ConversationStreams
from hub.accounts.scopes import MESSAGES_READ, MESSAGES_WRITE, scoped
from hub.realtime.ports.commands import commands
from hub.realtime.ports.streams import families

# What a bot's key needs; a frame that is not named here is for people only.
SCOPES = {
    "send": [MESSAGES_WRITE],
    "edit": [MESSAGES_WRITE],
    "delete": [MESSAGES_WRITE],
    "react": [MESSAGES_WRITE],
    "read": [MESSAGES_READ],
}

families.add("c", ConversationStreams())
for _name, _command in COMMANDS.items():
    commands.add(_name, scoped(_command, *SCOPES.get(_name, [])))
