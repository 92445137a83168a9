"""The files that rows of this app name, for backups: where below the private folder, and their SHA-256."""

# SQL of both engines (see `path_of`).
FILES_NAMED = "SELECT space_id || '/exports/' || file_name, sha256 FROM keeping_personexport WHERE file_name <> ''"


def folder_of(space_id: int) -> str:
    """Where exports of people's data lie in the private storage, that of uploads."""
    return f"{space_id}/exports"


def path_of(space_id: int, file_name: str) -> str:
    """Where one of them lies."""
    return f"{folder_of(space_id)}/{file_name}"
