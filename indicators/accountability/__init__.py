"""Proposals, decisions, meetings, seats and gaps: who decides, and on what."""
