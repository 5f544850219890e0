"""What parts and purchases offer to the floors below."""

from field_service.operations.keeping_suppliers import KEEPERS
from field_service.operations.purchases import mailing
from hub.accounts.ports.personal import keepers
from hub.kernel.trail import Watch, watches
from hub.upkeep.ports.examining import settlings

for _key, _keeper in KEEPERS.items():
    keepers.add(_key, _keeper)
settlings.add("supplier_mails", mailing.doubt_open)

# What all of it together cost moves with every move, and each move is kept.
watches.add(
    "field_service.part",
    Watch(
        tells=("code", "name", "unit", "maker"),
        overlooks=("version", "updated_at", "value_minor", "cost_minor"),
    ),
)
watches.add("field_service.location", Watch(tells=("name",)))
watches.add("field_service.supplier", Watch(tells=("name",), overlooks=("version", "updated_at")))
for _table in ("suppliercontact", "reservation", "partuse", "purchaseline", "offer"):
    watches.add(f"field_service.{_table}", Watch())
watches.add("field_service.partsrequest", Watch(overlooks=("version", "updated_at")))
watches.add("field_service.balance", Watch(why_not="its moves tell it"))
watches.add("field_service.offerline", Watch(why_not="the offer it belongs to is told"))
watches.add("field_service.suppliermail", Watch(why_not="its own row says what became of it"))
for _table in ("stockmove", "partsrequeststep"):
    watches.add(f"field_service.{_table}", Watch(why_not="nobody can change or remove it itself"))
