"""How recharges go: what is asked for, decided, and how fast."""
