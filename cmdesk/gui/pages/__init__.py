"""One part of the contract a file."""
