"""Everything that happens to opportunities."""

from crm.operations.opportunities.following import Opportunities, follow
from crm.operations.opportunities.making import change, create
from crm.operations.opportunities.moving import Closing, move

__all__ = ["Closing", "Opportunities", "change", "create", "follow", "move"]
