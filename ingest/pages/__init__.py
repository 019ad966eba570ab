"""Pages of wikis and HTML into blocks and tables."""
