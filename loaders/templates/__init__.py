"""Templates: how each publisher's table is recognised and read, as data."""
