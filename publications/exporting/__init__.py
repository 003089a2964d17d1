"""Whole files back out: what was imported, byte for byte but for what was edited."""

from .exports import Collection, Export

__all__ = ["Collection", "Export"]
