"""Numbers: what people and publishers write into a cell, read as a number or refused, never guessed."""
