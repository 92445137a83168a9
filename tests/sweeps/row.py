"""What a row of the table of addresses says; how to write one stands at the head of `tests.sweeps.table`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from partnership.rules.roles import Right

PUBLIC, SIGNED_IN, SPACE = "public", "signed in", "space"


@dataclass(frozen=True)
class Row:
    """One address and what it answers to whom."""

    name: str
    who: str = SPACE
    right: Right = Right.SEE
    get: int = 200
    post: int = 405
    post_right: Right | None = None
    objects: Mapping[str, str] = field(default_factory=dict)
    chair: bool = False
    only: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def names_a_row(self) -> bool:
        """Whether the address names something that can be foreign, joint or absent."""
        return bool(set(self.objects.values()) - {"text", "class"})

    @property
    def of_a_file(self) -> bool:
        """Whether it is one of a case file's own pages."""
        return self.hidden and bool({"case_file", "incident", "sheet"} & set(self.objects.values()))

    def needed(self, method: str) -> Right:
        """The right that ``method`` asks for."""
        return self.post_right if method == "post" and self.post_right else self.right
