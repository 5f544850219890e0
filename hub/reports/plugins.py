"""What notices bring along: what is kept of them about a person."""

from hub.accounts.ports.personal import keepers
from hub.kernel.trail import Watch, watches
from hub.reports.operations.keeping import NoticeKeeper, PreferenceKeeper, RoadKeeper

keepers.add("notices", NoticeKeeper())
keepers.add("notice_preferences", PreferenceKeeper())
keepers.add("notice_roads", RoadKeeper())

watches.add("reports.telling", Watch(why_not="it is a log of its own"))
