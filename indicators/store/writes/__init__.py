"""Writes: short transactions, each of one purpose, that append and never overwrite a figure."""
