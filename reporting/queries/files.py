"""The files that rows of this app name, for backups: where below the private folder, and their SHA-256."""

# SQL of both engines: a backup asks the database at the one moment that it copies (see `operations.builds.path_of`).
FILES_NAMED = "SELECT space_id || '/reports/' || file_name, sha256 FROM reporting_reportbuild WHERE file_name <> ''"
