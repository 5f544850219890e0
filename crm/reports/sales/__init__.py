"""The pipeline: what stands where, what is likely to come in, what was won and lost."""
