"""The parts of the static SVG, each from the description and a frame of coordinates."""
