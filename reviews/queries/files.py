"""The files that rows of this app name, for backups: where below the private folder, and their SHA-256."""

# SQL of both engines (see `operations.copy_document.public_path`); what lies in a case file the floor names itself.
FILES_NAMED = (
    "SELECT space_id || '/reviews/' || file_name, sha256 FROM reviews_publishedreview WHERE file_name <> ''"
    " UNION SELECT space_id || '/reviews/' || briefing_file_name, briefing_sha256 FROM reviews_publishedreview"
    " WHERE briefing_file_name <> ''"
    " UNION SELECT space_id || '/reviews/' || file_name, sha256 FROM reviews_publishedannex WHERE file_name <> ''"
)
