"""The bar that shows when a meeting was quorate, as an SVG file; no fonts, no library."""

from collections.abc import Sequence
from datetime import datetime

WIDTH, HEIGHT = 1000, 36
QUORATE, NOT_QUORATE, HATCH, EDGE = "#0f6b62", "#fbe3df", "#a4281c", "#12303a"

Period = tuple[datetime, datetime, bool]


def quoracy_svg(periods: Sequence[Period]) -> bytes:
    """An SVG of the periods (start, end, quorate) in proportion to their length, stretched to the width it gets.

    Quorate is solid, not quorate hatched, time between periods stays empty. Raises ``ValueError`` without periods.
    """
    if not periods:
        raise ValueError("A quoracy bar needs at least one period.")
    first, last = min(start for start, _, _ in periods), max(end for _, end, _ in periods)
    whole = (last - first).total_seconds() or 1.0
    pieces = []
    for start, end, quorate in periods:
        x = round((start - first).total_seconds() / whole * WIDTH, 1)
        width = round((end - start).total_seconds() / whole * WIDTH, 1)
        fill = QUORATE if quorate else "url(#n)"
        pieces.append(f'<rect x="{x}" y="1" width="{width}" height="{HEIGHT - 2}" fill="{fill}" stroke="{EDGE}" />')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' preserveAspectRatio="none">'
        '<defs><pattern id="n" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="10" height="10" fill="{NOT_QUORATE}" /><rect width="3" height="10" fill="{HATCH}" />'
        f"</pattern></defs>{''.join(pieces)}</svg>"
    ).encode()
