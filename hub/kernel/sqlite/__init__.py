"""Django's SQLite engine, with a queue for the writers of a process."""
