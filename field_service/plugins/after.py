"""What follows from a done order offers to the floors below."""

from hub.kernel.trail import Watch, watches

watches.add("field_service.servicerate", Watch(overlooks=("updated_at",)))
watches.add("field_service.aftersettings", Watch(overlooks=("updated_at",)))
watches.add("field_service.orderdocument", Watch(tells=("name",), overlooks=("updated_at",)))
for _table in ("billedsource", "documentversion", "review"):
    watches.add(f"field_service.{_table}", Watch(why_not="a row of it is the trail itself"))
watches.add("field_service.ordersurvey", Watch(why_not="the customer's answer tells itself"))
