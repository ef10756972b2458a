"""What letters refuse, and the pure questions behind: moves, deciding, standing, spans of time."""
