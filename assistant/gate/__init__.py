"""Is this carried by that: pure checks on one sentence."""
