"""What the properties of formatting do not say: how the layout looks."""
