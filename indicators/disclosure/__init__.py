"""Suppression: what may be shown so that nobody can be identified."""
