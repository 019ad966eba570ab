"""One source format a file; `READERS` lists them, most specific first."""
