"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from field_service.operations.orders.moving import LEADS_TO
from field_service.views import kinds, machines, order_parts, order_steps, orders, parts

STEPS = [
    path(f"service-orders/<uuid:order_id>/{step}/", order_steps.OrderStepView.as_view(step=step))
    for step in LEADS_TO
]
ORDER, PART = "service-orders/<uuid:order_id>/parts/", "parts/<uuid:part_id>/"

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
    path("parts/", parts.PartsView.as_view()),
    path(PART, parts.PartView.as_view()),
    path(f"{PART}moves/", parts.MovesView.as_view()),
    path(f"{PART}count/", parts.CountView.as_view()),
    path(f"{PART}correct/", parts.CorrectView.as_view()),
    path(f"{PART}receive/", parts.ReceivePartView.as_view()),
    path(f"{PART}transfer/", parts.TransferView.as_view()),
    path("stock-locations/", parts.LocationsView.as_view()),
    path("stock-locations/<uuid:location_id>/", parts.LocationView.as_view()),
    path(ORDER, order_parts.OrderPartsView.as_view()),
    path(f"{ORDER}reserve/", order_parts.ReservePartView.as_view()),
    path(f"{ORDER}release/", order_parts.ReleasePartView.as_view()),
    path(f"{ORDER}give-back/", order_parts.GiveBackView.as_view()),
]
