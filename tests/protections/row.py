"""One protection: what is promised, how it is taken away in one place, and the test that must fail then."""

from dataclasses import dataclass

SQLITE, POSTGRES = "sqlite", "postgres"


@dataclass(frozen=True, slots=True)
class Protection:
    """``says`` is a promise; in ``file`` the text ``old``, which stands there once, becomes ``new``; ``test`` (a path
    and a name) must fail then, on the engine ``on``."""

    name: str
    says: str
    file: str
    old: str
    new: str
    test: str
    on: str = SQLITE
