"""What the socket adds by itself: the streams of people, a readiness check, a goodbye."""

from hub.kernel.serving import checks, farewells
from hub.realtime import bus, hub
from hub.realtime.people import PersonStreams
from hub.realtime.ports.streams import families

families.add("u", PersonStreams())
checks.add("bus", bus.missing)
farewells.add("sockets", hub.goodbye)
