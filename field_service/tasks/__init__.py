"""Sweeps of service, a module for each part of it: what a lost announcement left undone."""
