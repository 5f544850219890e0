"""After a job the customer is asked once how it was, and the answer is followed."""
