"""What the world outside reads and writes, in its own words."""
