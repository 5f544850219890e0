"""What changes preventive plans, and makes orders of them."""
