"""Tables that belong to no space: who may write them, said by each model (``shared_writes``), kept by the database."""

from enum import StrEnum


class SharedWrites(StrEnum):
    """How the application's role may write a table of no space."""

    ADDED_TO = "added to"  # rows are inserted; once there, they stand for good
    LOADED = "loaded"  # written by the operations that load published files, and by nothing that a page does
    BY_OWNER = "by the owner"  # written by the database's owner after migrations
