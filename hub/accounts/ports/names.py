"""Who is meant by what somebody typed to sign in, beside a username? Each app says whom."""

from collections.abc import Callable
from uuid import UUID

from hub.kernel.registry import Registry

# Takes what was typed and returns the one account that has shown it is theirs, or None. Quick, and
# about as quick for strangers: all are asked, whoever answers first by key is believed.
WhoIsMeant = Callable[[str], UUID | None]
names: Registry[WhoIsMeant] = Registry("names to sign in with")
