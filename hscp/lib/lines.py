"""How a line of the log is written: when in UTC, how grave, who speaks, what; and nobody forges a second line."""

import logging
import re
import time

# Control characters, but for the line break and the tab; and the two separators that some readers break lines at.
ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class Line(logging.Formatter):
    """``2026-06-15T09:00:00.000Z WARNING hscp.security event=…``, for every handler.

    What follows a line break (a traceback, or a break that somebody typed) is indented, so that only a record begins at
    the edge; other control characters are written as escapes.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - logging's name
        """The moment in UTC, to the millisecond."""
        return f"{time.strftime(self.datefmt or '', time.gmtime(record.created))}.{int(record.msecs):03d}Z"

    def format(self, record: logging.LogRecord) -> str:
        """The whole entry."""
        text = ODD.sub(lambda found: repr(found[0])[1:-1], super().format(record))
        return text.replace("\n", "\n    ")
