"""The picture of a structure, drawn from plain facts."""

from partnership.rules.picture.boxes import WIDTH, Box
from partnership.rules.picture.drawing import Picture, draw

__all__ = ["WIDTH", "Box", "Picture", "draw"]
