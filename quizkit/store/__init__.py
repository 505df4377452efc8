"""The event log and the library index: the only importer of sqlite3."""
