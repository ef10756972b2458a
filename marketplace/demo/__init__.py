"""The demo regency: people, permits, shops, goods and orders that never were, loaded by the real services."""
