"""Publishers: a file of an agency, read by its template into figures of the framework."""
