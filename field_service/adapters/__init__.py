"""What the world outside reads and writes, in its own words."""

"""What draws for service."""
