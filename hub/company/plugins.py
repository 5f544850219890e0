"""Answers the ground whose house this is; the first steps of the floors below."""

from hub.accounts import staff_queries
from hub.accounts.ports.personal import keepers
from hub.company import queries
from hub.company.operations import house
from hub.company.operations.steps import HiddenKeeper
from hub.company.ports.steps import Step, steps
from hub.kernel import clock
from hub.kernel.home import Home, keeper
from hub.kernel.trail import Watch, watches


class CompanyKeeper:
    """The one row, as the ground asks for it."""

    def read(self) -> Home:
        row = queries.company()
        return Home(
            name=row.name,
            zone=row.zone,
            country=row.country,
            currency=row.currency,
            language=row.language,
            logo=row.logo_version,
        )

    def settle(self, currency: str) -> None:
        house.settle(currency)


keeper.provide(CompanyKeeper())
keepers.add("first_steps", HiddenKeeper())
steps.add(
    "company",
    Step(order=10, link="/settings/company", is_done=lambda: bool(queries.company().name)),
)
steps.add(
    "team",
    Step(
        order=30,
        link="/settings/people/invitations",
        is_done=lambda: staff_queries.has_colleagues(at=clock.now()),
    ),
)
steps.add("areas", Step(order=40, link="/settings/areas", is_done=staff_queries.has_areas))
watches.add(
    "company.company",
    Watch(
        tells=(
            *("name", "zone", "country", "currency", "language", "legal_name", "tax_id"),
            *("address", "phone", "email", "document_foot", "document_terms"),
        ),
        overlooks=("settled_currency",),
    ),
)
watches.add("company.logo", Watch(why_not="its version stands with the company"))
watches.add("company.stepshidden", Watch(why_not="what somebody likes to see is theirs"))
