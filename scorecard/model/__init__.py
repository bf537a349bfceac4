"""Documents and results as frozen values: no input or output, no YAML, no scores computed."""
