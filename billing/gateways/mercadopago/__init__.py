"""MercadoPago: Checkout Pro and its webhooks."""
