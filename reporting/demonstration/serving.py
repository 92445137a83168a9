"""Serves the demonstration: one process, which also does the jobs. Control-C ends it."""

import logging
import socket
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from hscp.lib.verdicts import YES, Verdict, no
from hscp.record import embedded

HOST = "127.0.0.1"
HIGHEST = 65535  # the last port there is
THREADS = 8
NOISY = ("", "celery", "kombu", "weasyprint", "fontTools")


def port_from(said: object) -> int:
    """The port that is meant. Raises ``Refused``, in a sentence that says what to do, for what is none."""
    text = str(said).strip()
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= HIGHEST:
        no("port", f"“{text}” is no port: choose a number from 1024 to {HIGHEST}, as in make demo PORT=8080.").require()
    return int(text)


def may_listen(port: int) -> Verdict:
    """Whether this machine lets us listen on that port, and nobody else does."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except PermissionError:
            return no(
                "port", f"Port {port} is for administrators only: choose one from 1024, as in make demo PORT=8080."
            )
        except OSError:
            other = port + 1 if port < HIGHEST else 8000
            return no(
                "port", f"Port {port} is in use. Stop what listens there, or choose another: make demo PORT={other}."
            )
    return YES


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
