"""What the house sells: written down, priced, put away, taken from a file."""
