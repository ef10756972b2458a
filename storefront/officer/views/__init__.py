"""One file a page or a group of pages: parse, call one service or selector, show or redirect."""
