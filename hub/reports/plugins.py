"""What notices keep about people."""

from hub.accounts.ports.personal import keepers
from hub.reports.operations.forgetting import NoticeKeeper

keepers.add("notices", NoticeKeeper())
