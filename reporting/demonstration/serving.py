"""Serves the demonstration: one process, which also does the jobs. Control-C ends it."""

import logging
import socket
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from hscp.record import embedded

HOST = "127.0.0.1"
THREADS = 8
NOISY = ("", "celery", "kombu", "weasyprint", "fontTools")


def is_free(port: int) -> bool:
    """Whether nobody listens on that port of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True


def quiet() -> None:
    """Let only what went wrong be printed: what a demonstration prints is for its visitor."""
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.ERROR if name == "kombu" else logging.WARNING)


def _start_jobs(worker: Any) -> None:
    """Called in the process that serves, after the fork."""
    quiet()  # loading the application has set the loggers to what the settings say
    embedded.start()


class Server(BaseApplication):
    """Gunicorn with one worker; what it needs is said here and read from no file."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"{HOST}:{self.port}",
            "workers": 1,
            "threads": THREADS,
            "loglevel": "warning",
            "control_socket_disable": True,
            "graceful_timeout": 10,
            "post_worker_init": _start_jobs,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


def serve(port: int) -> None:
    """Serve until the process is told to end. Does not return: gunicorn leaves with its own exit code."""
    connections.close_all()  # a connection must not be carried over a fork
    Server(port).run()
