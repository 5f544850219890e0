"""HTTP doors of this app, below `/api/v1/`."""

from django.urls import path

from crm.views import communications, customers

urlpatterns = [
    path("communications/", communications.CommunicationsView.as_view()),
    path("communications/<uuid:communication_id>/", communications.CommunicationView.as_view()),
    path("customers/", customers.CustomersView.as_view()),
    path("customers/<uuid:customer_id>/", customers.CustomerView.as_view()),
]
