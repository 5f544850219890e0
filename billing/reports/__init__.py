"""Reports of this app, one folder each: see hub/reports/README.md."""
