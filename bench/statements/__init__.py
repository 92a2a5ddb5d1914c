"""Who said what, beside other systems: `python -m bench.statements --data FOLDER`."""
