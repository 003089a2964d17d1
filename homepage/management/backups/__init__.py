"""Backups: one file that holds a site, and the way back."""
