"""Technicians: what their hours went into."""
