"""What knows nothing of contracts: errors, money, assets and words."""
