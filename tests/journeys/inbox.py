"""The inbox's list, as a person finds somebody in it."""

import re

from playwright.sync_api import Locator, Page, expect


def look_for(page: Page, name: str, view: str = "Todas") -> Locator:
    """Narrow the list to a name and return its rows, now and as they come.

    A long list draws only what is near the eye, and who wrote last stands last.
    """
    page.get_by_role("button", name=view).click()
    page.get_by_label("Nombre o teléfono").fill(name)
    expect(page).to_have_url(re.compile("[?&]q="))  # said a moment after the last letter
    return page.get_by_role("list", name="Conversaciones").get_by_role("link").filter(has_text=name)
