"""The files that rows of this app name, for backups: where below the private folder, and their SHA-256."""

# SQL of both engines (see `operations.clearing.folder_of`).
FILES_NAMED = "SELECT space_id || '/exports/' || file_name, sha256 FROM keeping_personexport WHERE file_name <> ''"
