"""What chat brings to the socket: its streams, and the frames that write."""

from chat.plugins.frames import COMMANDS
from chat.plugins.streams import ConversationStreams
from hub.realtime.ports.commands import commands
from hub.realtime.ports.streams import families

families.add("c", ConversationStreams())
for _name, _command in COMMANDS.items():
    commands.add(_name, _command)
