"""Where places are: their boundaries on the ground, as plain functions on longitudes and latitudes."""
