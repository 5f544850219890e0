"""What the template of a report of work reads: texts, and how many pictures there are."""

from __future__ import annotations

from billing.adapters.papers.data import Data, broken, common
from billing.adapters.papers.words import words
from billing.types.printing import WorkPaper


def work_data(paper: WorkPaper) -> Data:
    """Return what the template `work` reads of a report."""
    said = dict(words(paper.language))
    if paper.party_label:
        said["customer"] = paper.party_label
    return {
        **common(paper, said),
        "title": paper.title,
        "number": paper.number,
        "facts": _pairs(paper.facts),
        "told": _pairs(paper.told),
        "tables": [
            {
                "title": each.title,
                "columns": list(each.columns),
                "rows": [[broken(cell) for cell in row] for row in each.rows],
            }
            for each in paper.tables
            if each.rows
        ],
        "pictures": [broken(below) for _, below in paper.pictures],
        "is_drawn": paper.signature is not None,
        "signed": [broken(each) for each in paper.signed if each],
        "signed_label": paper.signed_label,
    }


def _pairs(pairs: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(label, broken(said)) for label, said in pairs if said]
