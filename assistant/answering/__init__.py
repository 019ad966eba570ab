"""Questions answered from facts and passages, each sentence with its evidence."""
