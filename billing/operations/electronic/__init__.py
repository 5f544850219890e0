"""How an invoice is taken back at the authority, and the office told."""
