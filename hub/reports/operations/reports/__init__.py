"""Reports that are made behind the scenes, and goals."""
