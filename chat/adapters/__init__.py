"""Bytes and pictures: what a file really is, redrawn, and kept on disk."""
