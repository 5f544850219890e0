"""What machines offer to the floors below: their papers, labels, plans and tables."""

from chat.ports.files import doors
from field_service.operations.intakes import machines, parts
from field_service.operations.intakes.tables import ways
from field_service.operations.keeping_machines import KEEPERS
from field_service.operations.machines.labels import PAGE
from field_service.queries.labels import KIND
from field_service.queries.papers import shows_file
from field_service.types import TableKind
from hub.accounts.ports.personal import keepers
from hub.kernel.public_links import kinds as link_kinds
from hub.kernel.trail import Watch, watches

doors.add("machine_document", shows_file)
link_kinds.add(KIND, PAGE)
ways.add(TableKind.MACHINES, machines.WAY)
ways.add(TableKind.PARTS, parts.WAY)
for _key, _keeper in KEEPERS.items():
    keepers.add(_key, _keeper)

watches.add(
    "field_service.serviceplan",
    Watch(tells=("title",), overlooks=("version", "updated_at", "order_from")),
)
watches.add("field_service.machinedocument", Watch(tells=("title",), overlooks=("updated_at",)))
watches.add("field_service.machinelabel", Watch())
watches.add("field_service.serviceintake", Watch(tells=("name",), overlooks=("cells",)))
watches.add("field_service.labelrequest", Watch(why_not="its order tells it"))
for _table in ("machinechange", "planrun", "paperversion"):
    watches.add(f"field_service.{_table}", Watch(why_not="nobody can change or remove it itself"))
