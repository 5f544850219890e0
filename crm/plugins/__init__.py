"""What customers' records offer: sections, workflows, links, and what moves along."""

from crm.plugins import contracts, customers, inquiries, opportunities
from hub.kernel.registry import import_folders

__all__ = ["contracts", "customers", "inquiries", "opportunities"]

import_folders("crm.reports", "report")
import_folders("crm.workflows", "workflow")
