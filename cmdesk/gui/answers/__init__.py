"""The answers beside the form: what is said, in which order, and the cards that say it."""
