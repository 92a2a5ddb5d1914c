"""The reader in the browser: HTML is made here and nowhere else."""
