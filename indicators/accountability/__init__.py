"""Gaps and the data development agenda, proposals, decisions, meetings, seats: who decides, and on what."""

from indicators.accountability.refreshing import find, refresh

__all__ = ["find", "refresh"]
