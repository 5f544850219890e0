"""Giving a coupon in the thread."""
