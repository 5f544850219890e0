"""Everything that happens to quotes."""
