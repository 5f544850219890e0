"""MercadoPago: preferences, payments, refunds and the page where one pays."""
