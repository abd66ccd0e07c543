"""The parts of the Plotly figure, as plain dictionaries; nothing here imports Plotly."""
