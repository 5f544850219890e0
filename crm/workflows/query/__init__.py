"""`/consulta`."""
