"""How well and how fast evidence is found, beside what others would use."""
