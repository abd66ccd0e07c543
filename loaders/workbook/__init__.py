"""The Commoncurve workbook: the framework and the figures that people keep themselves."""
