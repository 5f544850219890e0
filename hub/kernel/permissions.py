"""Deny by default; apart from `api` because REST framework loads it while loading itself."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request


class Nobody(BasePermission):
    """A view without a permission of its own refuses everyone."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return False
