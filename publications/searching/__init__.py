"""The search: finds works by any of their words, in SQLite and in PostgreSQL."""
