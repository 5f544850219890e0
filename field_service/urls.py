"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from field_service.operations.orders.moving import LEADS_TO
from field_service.views import kinds, machines, order_steps, orders

STEPS = [
    path(f"service-orders/<uuid:order_id>/{step}/", order_steps.OrderStepView.as_view(step=step))
    for step in LEADS_TO
]

urlpatterns = [
    path("machine-kinds/", kinds.MachineKindsView.as_view()),
    path("machine-kinds/<uuid:kind_id>/", kinds.MachineKindView.as_view()),
    path("machine-kinds/<uuid:kind_id>/archive/", kinds.MachineKindArchiveView.as_view()),
    path("machine-kinds/<uuid:kind_id>/restore/", kinds.MachineKindArchiveView.as_view(back=True)),
    path("service-kinds/", kinds.ServiceKindsView.as_view()),
    path("service-kinds/<uuid:kind_id>/", kinds.ServiceKindView.as_view()),
    path("service-kinds/<uuid:kind_id>/archive/", kinds.ServiceKindArchiveView.as_view()),
    path("service-kinds/<uuid:kind_id>/restore/", kinds.ServiceKindArchiveView.as_view(back=True)),
    path("machines/", machines.MachinesView.as_view()),
    path("machines/<uuid:machine_id>/", machines.MachineView.as_view()),
    path("machines/<uuid:machine_id>/readings/", machines.ReadingsView.as_view()),
    path("machines/<uuid:machine_id>/state/", machines.MachineStateView.as_view()),
    path("assignments/", orders.AssignmentsView.as_view()),
    path("service-orders/", orders.OrdersView.as_view()),
    path("service-orders/<uuid:order_id>/", orders.OrderView.as_view()),
    path("service-orders/<uuid:order_id>/schedule/", order_steps.ScheduleOrderView.as_view()),
    path("service-orders/<uuid:order_id>/assign/", order_steps.AssignOrderView.as_view()),
    path("service-orders/<uuid:order_id>/unassign/", order_steps.UnassignOrderView.as_view()),
    *STEPS,
]
