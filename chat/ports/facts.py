"""What may programs outside be told? An app that tells them something registers its kind."""

from hub.kernel.registry import Registry

# Key as it stands in a subscription's `events` → what it means, in one sentence.
facts: Registry[str] = Registry("facts programs are told")
