"""What is kept of the links somebody asked for to prove a channel, and how it is forgotten."""

from collections.abc import Iterator
from typing import Any

from crm.models import LinkCode, ShownCode
from crm.queries.linking import codes_of
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel.clock import iso


class LinkKeeper(Keeper):
    """Links asked for and used; never the code itself, which nobody keeps."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for code in _theirs(subject):
            yield {
                "channel": code.channel,
                "expires_at": iso(code.expires_at),
                "used_at": iso(code.used_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        codes = _theirs(subject)
        ShownCode.objects.filter(digest__in=[code.digest for code in codes]).delete()
        LinkCode.objects.filter(id__in=[code.id for code in codes]).delete()
        return None


def _theirs(subject: Subject) -> list[LinkCode]:
    if subject.user_id is None:
        return []
    return list(codes_of(subject.user_id).order_by("expires_at", "id"))
