"""Tables, sessions, queries and writes: the only package that knows SQL."""
