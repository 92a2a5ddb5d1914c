"""Marked articles: news in which every statement, moment, name and piece of the page is marked by hand.

Files in, `MarkedArticle`s out, or the faults of the files, each with its line. `convert` writes them in the forms of other
tools, `check` and `stats` look over many. The form is told in docs/marking.md. Nothing here reads news: that
is `reading`, and gold/measure.py compares the two.
"""

from zegsman.gold.check import check
from zegsman.gold.marks import BadGold, Fault, MarkedArticle
from zegsman.gold.read import articles, read

__all__ = ["BadGold", "Fault", "MarkedArticle", "articles", "check", "read"]
