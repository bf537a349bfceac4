"""Documents from strangers, and texts that no output may stumble over."""
