"""A piece of a page that differs from row to row in numbers only: rendered once, filled in for each row."""

import re
from collections.abc import Callable
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString

_STAND_IN = 987654321123450000  # and nine more: as the pattern in `_cut` has them


class Stencil:
    """A template rendered once, with stand-ins for ``holes`` numbers, which are then put into it as often as wanted.

    ``context`` makes the template's context out of the stand-ins, whole numbers that no row has: whatever is made of
    them – a text, an address – must write them out as they are. A page of fifty items has three hundred links that are
    alike but for two numbers, and to render them one by one takes longer than all else on it.
    """

    def __init__(self, template: str, holes: int, context: Callable[..., dict[str, Any]]) -> None:
        stand_ins = tuple(_STAND_IN + number for number in range(holes))
        text = get_template(template).render(context(*stand_ins))
        self._pieces, self._order = _cut(text, stand_ins)

    def filled(self, *numbers: int) -> SafeString:
        """The piece with these numbers in it. Raises ``TypeError`` for anything else: it would go in unescaped."""
        if not all(isinstance(number, int) for number in numbers):
            raise TypeError("A stencil takes whole numbers only.")
        written = [str(number) for number in numbers]
        first, *rest = self._pieces
        return SafeString(first + "".join(written[hole] + piece for hole, piece in zip(self._order, rest, strict=True)))


def _cut(text: str, stand_ins: tuple[int, ...]) -> tuple[list[str], list[int]]:
    """What stands before, between and after the stand-ins, and which of them stands at each cut."""
    found = re.split(r"(98765432112345000\d)", text)
    return found[::2], [stand_ins.index(int(each)) for each in found[1::2]]
