"""Queries: each function answers one question and keeps its shape when there is nothing."""
