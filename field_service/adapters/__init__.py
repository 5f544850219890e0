"""What draws for service, and what the world outside reads and writes in its own words."""

"""What reads foreign bytes."""
