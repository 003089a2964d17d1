"""Whole files back out: what was imported, byte for byte but for what was edited."""
