"""Templates: kept as the provider has them, and filled in before anything is called."""
