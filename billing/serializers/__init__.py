"""Shapes of money on the wire."""
