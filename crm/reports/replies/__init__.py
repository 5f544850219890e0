"""Requests, how soon each was answered, and what the answers unlocked."""
