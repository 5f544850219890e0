"""What service offers to the floors below."""

from crm.ports.belongings import belongings, joins
from field_service.operations import joining
from field_service.operations.keeping import KEEPERS
from hub.accounts.ports.personal import keepers
from hub.kernel.trail import Watch, watches

belongings.add("orders", joining.follow)
joins.add("orders", joining.Belongings())
for _key, _keeper in KEEPERS.items():
    keepers.add(_key, _keeper)

watches.add("field_service.order", Watch(overlooks=("version", "shown_version", "updated_at")))
watches.add(
    "field_service.machine",
    Watch(tells=("name", "serial", "maker", "model"), overlooks=("version", "updated_at")),
)
for _table in ("machinekind", "orderkind", "skill"):
    watches.add(f"field_service.{_table}", Watch(tells=("name",)))
for _table in ("requiredskill", "shift", "absence", "booking"):
    watches.add(f"field_service.{_table}", Watch())
watches.add("field_service.heldskill", Watch(overlooks=("warned_on",)))
for _table in ("reading", "orderstep"):
    watches.add(f"field_service.{_table}", Watch(why_not="nobody can change or remove it itself"))
watches.add("field_service.timelog", Watch(why_not="the steps of its order tell it"))
watches.add("field_service.ordernotice", Watch(why_not="the step it tells is what happened"))
