"""Who speaks for a company: at the counter, and for the company's own people in the portal."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.operations import companies, inviting
from crm.queries import companies as queries
from crm.queries import customers
from crm.serializers import records as shapes
from crm.serializers.joining import EmptyBody
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of


class ContactsView(APIView):
    """Who speaks for a company."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.ContactShape(many=True))
    def get(self, request: Request, customer_id: UUID) -> Response:
        found = customers.customer_for(request.user, customer_id)
        return Response([shapes.contact(row) for row in queries.contacts_of(found)])

    @extend_schema(request=shapes.ContactBody, responses={201: shapes.ContactShape})
    def post(self, request: Request, customer_id: UUID) -> Response:
        """Let a known customer or somebody new speak for the company."""
        company = customers.customer_for(request.user, customer_id)
        said = body_of(shapes.ContactBody, request)
        known = said.pop("person", None)
        person = customers.customer_for(request.user, known) if known else None
        row = companies.add(
            company=company, person=person, fields=said, by=request.user, at=clock.now()
        )
        return Response(shapes.contact(row), status=201)


class ContactView(APIView):
    """One contact of a company."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=shapes.ContactPatch, responses=shapes.ContactShape)
    def patch(self, request: Request, customer_id: UUID, contact_id: UUID) -> Response:
        company = customers.customer_for(request.user, customer_id)
        row = queries.contact_for(company, contact_id)
        said = body_of(shapes.ContactPatch, request)
        return Response(shapes.contact(companies.change(contact=row, fields=said)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, customer_id: UUID, contact_id: UUID) -> Response:
        """What they saw of the company ends at once."""
        company = customers.customer_for(request.user, customer_id)
        row = queries.contact_for(company, contact_id)
        companies.remove(contact=row, by=request.user, at=clock.now())
        return Response(status=204)


class OwnCompaniesView(APIView):
    """The companies a customer speaks for."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(responses=shapes.OwnCompanyShape(many=True))
    def get(self, request: Request) -> Response:
        return Response(
            [
                shapes.own_company(place, list(queries.contacts_of(place.company)))
                for place in queries.spoken_for(request.user)
            ]
        )


class OwnContactsView(APIView):
    """The contacts of one's own company, for its admin."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(request=shapes.OwnContactBody, responses={201: shapes.InvitedShape})
    def post(self, request: Request, company_id: UUID) -> Response:
        """Invite somebody: they get a link and speak for the company from now on."""
        place = queries.place_for(request.user, company_id)
        said = body_of(shapes.OwnContactBody, request)
        row, link = inviting.invite(place=place, fields=said, by=request.user, at=clock.now())
        return Response({**shapes.contact(row), "link": link}, status=201)


class OwnContactView(APIView):
    """One contact of one's own company, for its admin."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(responses={204: None})
    def delete(self, request: Request, company_id: UUID, contact_id: UUID) -> Response:
        """What they saw of the company ends at once."""
        place = queries.place_for(request.user, company_id)
        companies.remove_as(place=place, contact_id=contact_id, by=request.user, at=clock.now())
        return Response(status=204)


class OwnContactLinkView(APIView):
    """Another link for a contact who has not come yet."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(request=EmptyBody, responses={201: shapes.InvitedShape})
    def post(self, request: Request, company_id: UUID, contact_id: UUID) -> Response:
        """The links before are dead."""
        place = queries.place_for(request.user, company_id)
        body_of(EmptyBody, request)
        row, link = inviting.renew(
            place=place, contact_id=contact_id, by=request.user, at=clock.now()
        )
        return Response({**shapes.contact(row), "link": link}, status=201)
