from dataclasses import dataclass, field

from hscp.lib.uploads import Fault


@dataclass(slots=True)
class Found:
    """What a reader found: the key of the kind (empty where it is none that we know), and the faults."""

    content: str
    faults: set[Fault] = field(default_factory=set)
