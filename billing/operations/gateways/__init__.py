"""What the house does with its payment gateways."""
