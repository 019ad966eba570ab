"""What a question asks for, and the words by which it does."""
