"""Backup and restore: the database as it stood at one moment, the files, and what proves them whole (docs/adr/0010)."""


class Problem(Exception):
    """Why a backup was not made, or cannot be restored. Its text is a sentence for whoever runs the command."""
