"""Settings of a later version of the hub: one app more, whose second migration may fail."""

from hub.config.settings import *  # noqa: F403
from hub.config.settings import INSTALLED_APPS as EARLIER

INSTALLED_APPS = [*EARLIER, "tests.upkeep.broken"]
