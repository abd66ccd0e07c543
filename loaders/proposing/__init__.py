"""Proposing: how an unknown file could be read, as an import template with evidence for each entry; never applied."""

from loaders.proposing.proposal import Proposal, propose

__all__ = ["Proposal", "propose"]
