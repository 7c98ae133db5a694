"""The document on disk: strict YAML, versions and migrations, atomic save, backups, lock and recovery journal."""
