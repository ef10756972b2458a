"""The second half of every command: inside `.venv`, one module a command."""
