"""Updates as files, one format a file."""
