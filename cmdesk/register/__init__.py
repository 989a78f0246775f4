"""Contracts are kept: found, watched, shared, with everything that ever was changed in them."""
