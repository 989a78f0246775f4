"""The contract as entered: its records, the strict reader, the writer and the JSON Schema."""
