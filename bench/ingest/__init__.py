"""Reading big exports: time and memory, beside what peers need."""
