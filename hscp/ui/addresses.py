"""Addresses of the pages of a space, resolved once for the many that differ in their numbers only."""

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse

_PLACEHOLDER = 987654321987654321


def here(request: Any, name: str, *args: Any) -> str:
    """The address of a page of this space; ``args`` are the numbers in it."""
    if not all(isinstance(each, int) for each in args):
        return reverse(name, args=(request.space.slug, *args))
    first, *pieces = _pieces(name, len(args), get_script_prefix())
    return first + "".join(f"{each}{piece}" for each, piece in zip((request.space.slug, *args), pieces, strict=True))


@lru_cache(maxsize=512)
def _pieces(name: str, numbers: int, prefix: str) -> tuple[str, ...]:
    """How an address reads before, between and after space and numbers: a page of fifty items asks for dozens."""
    stand_ins = ["a-space-that-is-not", *(str(_PLACEHOLDER - number) for number in range(numbers))]
    rest, pieces = reverse(name, args=stand_ins), []
    for stand_in in stand_ins:
        piece, _, rest = rest.partition(stand_in)
        pieces.append(piece)
    return (*pieces, rest)


class ManyAddresses:
    """Addresses that differ in their last number only, resolved once: a page of fifty items has hundreds."""

    def __init__(self, request: Any, name: str, *args: Any) -> None:
        self.before, _, self.after = here(request, name, *args, _PLACEHOLDER).partition(str(_PLACEHOLDER))

    def of(self, number: int) -> str:
        """The address with that number."""
        return f"{self.before}{number}{self.after}"
