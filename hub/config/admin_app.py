"""Django's admin behind the house's own door."""

from django.contrib.admin.apps import AdminConfig


class HouseAdmin(AdminConfig):
    """The admin, with a site that asks for a second factor."""

    default_site = "hub.accounts.admin_site.HouseSite"
