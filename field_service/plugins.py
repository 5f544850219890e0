"""What service offers to the floors below."""

from hub.kernel.trail import Watch, watches

watches.add("field_service.order", Watch(overlooks=("version", "shown_version", "updated_at")))
watches.add(
    "field_service.machine",
    Watch(tells=("name", "serial", "maker", "model"), overlooks=("version", "updated_at")),
)
for _table in ("machinekind", "orderkind", "skill"):
    watches.add(f"field_service.{_table}", Watch(tells=("name",)))
for _table in ("requiredskill", "heldskill", "shift", "absence", "booking"):
    watches.add(f"field_service.{_table}", Watch())
for _table in ("reading", "orderstep"):
    watches.add(f"field_service.{_table}", Watch(why_not="nobody can change or remove it itself"))
watches.add("field_service.timelog", Watch(why_not="the steps of its order tell it"))
