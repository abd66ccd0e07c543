"""Writing: workbooks that people fill in, take away, or get back with their cells marked."""
