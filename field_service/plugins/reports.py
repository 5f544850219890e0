"""The reports of service."""

from hub.kernel.registry import import_folders

import_folders("field_service.reports", "report")
