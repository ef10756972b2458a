"""A port for the web server."""

import socket

from marketplace.cli.house import Refused, note

USUAL = 8000
TRIED = 20


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Asked beforehand, because the web server would share a port with another of its kind."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return False
    return True


def port_for(asked: int | None) -> int:
    """The asked one or a refusal; without a wish the usual one, or the next that is free."""
    if asked is not None:
        if not is_free(asked):
            raise Refused(f"port {asked} is taken by another program. Choose one with --port.")
        return asked
    for port in range(USUAL, USUAL + TRIED):
        if is_free(port):
            if port != USUAL:
                note(f"Port {USUAL} is taken by another program; using {port}.")
            return port
    raise Refused(f"ports {USUAL} to {USUAL + TRIED - 1} are all taken. Choose one with --port.")
