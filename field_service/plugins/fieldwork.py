"""What the work at the machine offers to the floors below."""

from billing.ports.printable import printables
from billing.types.printing import Printable
from chat.ports.files import doors
from field_service.operations.fieldwork.keeping import KEEPERS
from field_service.queries import activity
from field_service.queries.printed_reports import printed
from hub.accounts.ports.personal import keepers
from hub.kernel.trail import Watch, watches

doors.add("service_photo", activity.shows_photo)
printables.add("activity_report", Printable(check=activity.report_for, printed=printed))
for _key, _keeper in KEEPERS.items():
    keepers.add(_key, _keeper)

watches.add("field_service.checklist", Watch(tells=("name",), overlooks=("updated_at",)))
for _table in ("checklistversion", "checklistanswer", "photo", "signature", "activityreport"):
    watches.add(f"field_service.{_table}", Watch(why_not="nobody can change or remove it itself"))
watches.add("field_service.orderchecklist", Watch(why_not="it is made once, by its first answer"))
watches.add("field_service.findings", Watch(overlooks=("updated_at", "written_at")))
