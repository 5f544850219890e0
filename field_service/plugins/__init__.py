"""What service offers to the floors below, a module for each part of it."""

from field_service.plugins import service
from hub.kernel.registry import import_folders

__all__ = ["service"]

import_folders("field_service.reports", "report")
