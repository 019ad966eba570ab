"""What a language model is sent, and what its answers are kept as."""
