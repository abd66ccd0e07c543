"""How a curve is judged: pure functions from arrays of figures to small frozen values.

No words of any language are made here, only codes; the layouts turn codes into sentences.
"""
