"""Copies made, put back, and a house brought up to date."""
