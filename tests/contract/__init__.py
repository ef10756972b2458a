"""What the API promises: Saleor's contract, one printed schema, equal answers from both executors, limits."""
