"""The house's skills: everybody who works here reads them, the office arranges."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from field_service.operations import dispatching
from field_service.operations.people import skills
from field_service.queries import people as queries
from field_service.queries.roster import rules
from field_service.serializers import people as shapes
from field_service.views.arranging import ArrangedView
from hub.accounts.permissions import allow
from hub.accounts.roles import COUNTER, OFFICE
from hub.kernel import clock
from hub.kernel.api import body_of


class SkillsView(ArrangedView):
    """All skills."""

    @extend_schema(responses=shapes.SkillShape(many=True))
    def get(self, request: Request) -> Response:
        """By name, those put away last."""
        return Response([shapes.skill(row) for row in queries.skills()])

    @extend_schema(request=shapes.NewSkill, responses={201: shapes.SkillShape})
    def post(self, request: Request) -> Response:
        """Add one; `skill_taken` where there is one of that name."""
        made = skills.add(name=body_of(shapes.NewSkill, request)["name"], at=clock.now())
        return Response(shapes.skill(made), status=201)


class SkillView(APIView):
    """One skill."""

    permission_classes = [allow(*OFFICE)]

    @extend_schema(request=shapes.SkillPatch, responses=shapes.SkillShape)
    def patch(self, request: Request, skill_id: UUID) -> Response:
        """Rename it, put it away, or take it out again."""
        fields = body_of(shapes.SkillPatch, request)
        return Response(
            shapes.skill(skills.change(skill_id=skill_id, fields=fields, at=clock.now()))
        )


class ExpiringView(APIView):
    """Licences that end soon."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=shapes.ExpiringShape(many=True))
    def get(self, request: Request) -> Response:
        """The first to end first, those that ended too."""
        at = clock.now()
        return Response([shapes.expiring(row, at) for row in queries.expiring(at)])


class RulesView(ArrangedView):
    """How the house sends its people."""

    readers = COUNTER

    @extend_schema(responses=shapes.DispatchRulesShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.rules(rules()))

    @extend_schema(request=shapes.DispatchRulesBody, responses=shapes.DispatchRulesShape)
    def patch(self, request: Request) -> Response:
        """Change some of it; for the office."""
        fields = body_of(shapes.DispatchRulesBody, request)
        return Response(shapes.rules(dispatching.change(fields=fields)))
