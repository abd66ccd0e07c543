"""How a forecast is made, for thousands of series at once; `indicators.analysis.forecast` is its door."""
