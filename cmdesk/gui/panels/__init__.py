"""Windows beside the contract's own, which follow it as one types."""
