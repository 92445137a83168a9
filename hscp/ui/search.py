"""What somebody typed into the search box of a list."""

import unicodedata

from django.http import HttpRequest

LONGEST = 200


def searched(request: HttpRequest) -> str:
    """The text of ``?q=`` without spaces round it, fit for a database: no control characters, 200 at most."""
    text = request.GET.get("q", "")[:LONGEST]
    return "".join(" " if unicodedata.category(each) == "Cc" else each for each in text).strip()
