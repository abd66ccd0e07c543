"""What people say back: comments on the pages, and who asked for the newsletter.

The web only writes down (`gate`); staff read and decide on the command line (`deciding`); and what is shown leaves
with a release (`indicators.release.said`).
"""
