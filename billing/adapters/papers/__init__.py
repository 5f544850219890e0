"""Documents as PDF, drawn by typst from data: what somebody typed is never markup.

`render(paper)` takes a frozen value of `billing.types.printing`; the same value, the same bytes.
"""

from billing.adapters.papers.drawing import render

__all__ = ["render"]
