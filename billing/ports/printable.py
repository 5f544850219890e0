"""Which documents can be drawn and mailed: each kind registers how it is found and what it says."""

from billing.types.printing import Printable
from hub.kernel.registry import Registry

printables: Registry[Printable] = Registry("documents that are drawn and mailed")
