"""What notices and reports bring along: what is kept about a person, and what reports are about."""

from hub.accounts.ports.personal import keepers
from hub.kernel.trail import Watch, watches
from hub.reports.operations.keeping import NoticeKeeper, PreferenceKeeper, RoadKeeper
from hub.reports.operations.keeping_reports import ReportKeeper
from hub.reports.ports.reports import dimensions
from hub.reports.queries.dimensions import AREA, PERSON, TEAM

keepers.add("notices", NoticeKeeper())
keepers.add("notice_preferences", PreferenceKeeper())
keepers.add("notice_roads", RoadKeeper())

watches.add("reports.telling", Watch(why_not="it is a log of its own"))

keepers.add("reports_made", ReportKeeper())
dimensions.add("person", PERSON)
dimensions.add("team", TEAM)
dimensions.add("area", AREA)
watches.add("reports.goal", Watch(tells=("report", "figure"), overlooks=("updated_at",)))
watches.add("reports.reportrun", Watch(why_not="that it was taken away is noted by itself"))
