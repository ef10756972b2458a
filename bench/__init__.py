"""How fast the API reads, as a multiple of the floor: the same JSON by hand-written SQL over bare WSGI."""
