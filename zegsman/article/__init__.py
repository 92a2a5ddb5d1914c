"""A page comes in, an article goes out: every piece of it labelled, and who wrote it, when, and after whom.

`label` is the only way in. The room knows what a page looks like; it does not know what is said in it.
"""

from zegsman.article.label import label

__all__ = ["label"]
