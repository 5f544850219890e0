"""What are the rows called that a line only knows by id? Apps say it where no name stands in them.

Asked when a line is shown, never when it is written: whoever was forgotten is nameless here too.
"""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from hub.kernel.registry import Registry

# By table: what these rows are called, in one query; empty for what has no name. A row with a
# `name`, a `title` or a holder (its customer, its user) needs none.
names: Registry[Callable[[Collection[UUID]], Mapping[UUID, str]]] = Registry(
    "what rows are called in the trail"
)
# By the name of a column that is an id and no foreign key: of which table.
pointers: Registry[str] = Registry("which table a bare id is of")
