"""What registration offers to the floor below: names to sign in with, and what it keeps."""

from hub.accounts.ports.names import names
from hub.accounts.ports.personal import keepers
from hub.kernel.trail import Watch, watches
from hub.registration import queries
from hub.registration.adapters.identity import HttpIdentityService
from hub.registration.operations.personal import Consents, Documents, Links
from hub.registration.ports import identity

identity.provide(HttpIdentityService())
names.add("email", queries.owner_of_email)
names.add("document", queries.owner_of_document)
keepers.add("consents", Consents())
keepers.add("registration", Documents())
keepers.add("registration_links", Links())

for _table in ("forgotten", "lookedup"):
    watches.add(f"registration.{_table}", Watch(why_not="it is gone within the hour"))
