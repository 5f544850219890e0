"""How soon and how well customers are answered."""
