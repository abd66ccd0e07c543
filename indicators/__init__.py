"""What is measured, how it is judged, what may be shown and who decides."""
