"""Machines: how often they stand still, how long, and what they cost."""
