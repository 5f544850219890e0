"""What notices bring along: what is kept of them about a person."""

from hub.accounts.ports.personal import keepers
from hub.reports.operations.keeping import NoticeKeeper, PreferenceKeeper, RoadKeeper

keepers.add("notices", NoticeKeeper())
keepers.add("notice_preferences", PreferenceKeeper())
keepers.add("notice_roads", RoadKeeper())
