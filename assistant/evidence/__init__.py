"""Finding words: embedder, vector store, hybrid search."""
