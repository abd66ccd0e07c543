"""The one gate: what the public sees, published as a whole and read by every outlet."""
