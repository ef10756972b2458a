"""Forms of the seller's pages: what was typed, never a rule."""
