"""Files into passages and records: readers, detection, mapping."""
