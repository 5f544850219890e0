"""PostgreSQL as Django knows it, with watched tables noticed."""
