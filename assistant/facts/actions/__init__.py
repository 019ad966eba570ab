"""The action register: what is the same work, and what ends it."""
