"""`/oportunidad`."""
