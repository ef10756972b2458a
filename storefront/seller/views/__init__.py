"""Views: parse, call one service or selector, show or redirect."""
