"""Figures of the world, each with its day and source."""
