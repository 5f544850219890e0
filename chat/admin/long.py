"""A list too long to be counted."""

from hub.kernel.admin import ReadOnly


class Long(ReadOnly):
    """Tables too long to be counted for every page."""

    list_per_page = 50
    show_full_result_count = False
