"""From rows of the rooms below to what templates show: shapes of the look, sentences, dates in words."""
