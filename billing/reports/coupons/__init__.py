"""Coupons: issued, used, expired, and what the discounts cost."""
