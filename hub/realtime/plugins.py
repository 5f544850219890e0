"""What the socket adds by itself: the streams of people, a readiness check, a goodbye."""

from hub.kernel.measures import measures
from hub.kernel.serving import checks, farewells
from hub.realtime import bus, crowd, hub
from hub.realtime.people import PersonStreams
from hub.realtime.ports.streams import families

families.add("u", PersonStreams())
checks.add("bus", bus.missing)
measures.add("realtime", crowd.measure)
farewells.add("sockets", hub.goodbye)
