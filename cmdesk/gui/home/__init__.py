"""Home: what is to be done in all contracts, and finding them."""
