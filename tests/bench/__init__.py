"""Speed, measured: each `p*.py` module has a `measure()` whose rows `run` prints as one table."""
