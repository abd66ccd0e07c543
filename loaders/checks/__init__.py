"""Checks: what cannot be, what stands twice, what does not add up, and every cell counted."""
