"""The papers of an order, and all of it in one file."""
