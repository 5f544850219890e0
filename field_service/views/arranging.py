"""Doors that many look through and the office alone arranges behind."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework.views import APIView

from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE, STAFF, Role


class ArrangedView(APIView):
    """`readers` look; what is written is the office's."""

    readers: ClassVar[frozenset[Role]] = STAFF

    def get_permissions(self) -> list[Any]:
        reads = self.request.method in ("GET", "HEAD", "OPTIONS")
        return [allow(*(self.readers if reads else OFFICE))()]
