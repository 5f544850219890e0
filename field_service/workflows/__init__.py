"""Work that a conversation unlocks."""
