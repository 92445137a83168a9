"""Applies published arrangements to the database: adds, changes, ends; never deletes."""

from partnership.operations.arrangements.changes import CannotLoad, Change, Loaded
from partnership.operations.arrangements.known import what_is_known
from partnership.operations.arrangements.load import load

__all__ = ["CannotLoad", "Change", "Loaded", "load", "what_is_known"]
