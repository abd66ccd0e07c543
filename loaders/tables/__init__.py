"""Tables: where on a sheet a table stands, and what its headers and cells say."""
