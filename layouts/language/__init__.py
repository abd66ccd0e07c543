"""What is said, in the reader's language: catalogues of fixed words, and sentences made from what was judged."""
