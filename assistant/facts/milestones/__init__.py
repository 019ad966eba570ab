"""Milestones: where each stands, by plans, trackers and what people say of it."""
