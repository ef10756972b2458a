"""From what selectors give to the shapes that the look draws."""
