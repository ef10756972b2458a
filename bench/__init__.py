"""How fast the API reads, as a multiple of the floor: the same JSON from one hand-written query over bare WSGI."""
