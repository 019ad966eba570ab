"""Who takes work on, holds a role, is away or leaves."""
