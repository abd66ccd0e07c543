"""What is taken away: figures as text, workbook and data package, each made of the documents of a release alone."""
