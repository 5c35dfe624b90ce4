"""How a function is mapped over batches."""
