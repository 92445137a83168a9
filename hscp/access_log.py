"""The web server's access log (``gunicorn --logger-class hscp.access_log.AccessLog``)."""

from typing import Any

from gunicorn.glogging import Logger

from hscp.lib.masks import masked


class AccessLog(Logger):
    """Which page was asked for, and how it was answered: without queries, keys of links in mail, or the page before."""

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> dict[str, Any]:
        """The values that a line of the log can name."""
        path = masked(environ.get("PATH_INFO", ""))
        safe = {**environ, "PATH_INFO": path, "RAW_URI": path, "QUERY_STRING": "", "HTTP_REFERER": "-"}
        found: dict[str, Any] = super().atoms(resp, req, safe, request_time)
        return {**found, "U": path, "q": "", "f": "-"}
