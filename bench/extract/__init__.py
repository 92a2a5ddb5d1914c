"""How well and how fast a page becomes an article, beside other extractors: see `__main__`."""
