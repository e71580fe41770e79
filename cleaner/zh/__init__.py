"""What is known about Chinese text. Data and predicates only; knows nothing of stages and files."""
