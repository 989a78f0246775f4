"""The parts that forms, tables and cards are built from."""
