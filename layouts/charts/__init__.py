"""One description of a curve, and what is made from it: a static SVG, a Plotly figure and a table."""
