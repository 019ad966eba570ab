"""ontrack: status updates in which every sentence carries its evidence."""
