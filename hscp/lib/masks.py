"""What a log may hold of an address: the page, never a key that opens something, never what was searched for."""

import logging
import re

# What follows these is a key from a mail: whoever reads the log could use it.
OPENS = "invitation|answer|reply|which-date|reached|calendar|account/password/reset/key"
KEYS = re.compile(rf"(/(?:{OPENS})/)[^/\s?]+")


def masked(address: str) -> str:
    """The address with keys of links in mail struck out and without its query.

    ``masked("/invitation/abc:def/?next=/")`` is ``"/invitation/…/"``.
    """
    return KEYS.sub(r"\1…", address.partition("?")[0])


class Masked(logging.Filter):
    """For every handler: addresses among a line's values are masked, and a refusal (below 500) has no traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(masked(each) if isinstance(each, str) and "/" in each else each for each in record.args)
        if 400 <= getattr(record, "status_code", 0) < 500:
            record.exc_info = record.exc_text = None
        return True
