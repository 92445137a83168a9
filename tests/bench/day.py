"""The bench's content stands at a fixed moment, as the tests' does."""

from datetime import datetime

from hscp.spaces import clock

NOW = datetime(2026, 6, 15, 10, 0, tzinfo=clock.UK)


def stand_still() -> None:
    """From here on this process reads that moment off the clock."""
    clock._wall = lambda: NOW
