"""Payment gateways, a folder each, found at start."""
