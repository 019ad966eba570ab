"""Updates that were sent: made again, and held against their facts."""
