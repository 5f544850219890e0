"""Pays an invoice by a link, with or without an account."""
