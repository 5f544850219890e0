"""A stand-in for api.telegram.org (Bot API 10.x)."""
