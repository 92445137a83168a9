"""How two people at once are kept from overwriting each other: what `test_nobody_overwrites` declares."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How two people at once are kept from overwriting each other."""

    VERSION = "the form names the version it was written on; another is a conflict, and both texts are shown"
    SHOWN = "the form carries what its page showed; what differs by now is a conflict, and both are shown"
    STATE = "one move: the row is held, and once it is done a rule refuses the second, who is told"
    STEP = "a step of another operation here, which holds the row and judges"
    DERIVED = "worked out of the record, never typed: doing it twice gives the same"
    OWN = "one writer's alone; their windows are told apart by a key, and a request that comes late by its count"
    FILES = "the published arrangements' command; what the product added it leaves alone"


@dataclass(frozen=True, slots=True)
class Safe:
    """How a function is safe, and the test (``file::name``) in which two people meet."""

    way: Way
    test: str = ""


def version(test: str) -> Safe:
    return Safe(Way.VERSION, test)


def shown(test: str) -> Safe:
    return Safe(Way.SHOWN, test)
