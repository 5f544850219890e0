"""How operations are named in the OpenAPI document."""

import re

from drf_spectacular.openapi import AutoSchema


class PathSchema(AutoSchema):
    """Names an operation by method and path, which is unique and stays."""

    def get_operation_id(self) -> str:
        path = self.path.removeprefix("/api/v1/")
        words = re.sub(r"{(\w+)}", r"by_\1", path)
        return "_".join([self.method.lower(), *re.findall(r"\w+", words.replace("-", "_"))])

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").split("/")[0]]
