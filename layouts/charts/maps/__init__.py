"""Maps: the places of an area by their boundaries, and as squares."""
