"""Documents as PDF, drawn by typst from data: what somebody typed is never markup.

`render(paper)` takes a frozen value of `shapes` and gives the same bytes for the same value.
"""

from billing.adapters.papers.drawing import render

__all__ = ["render"]
