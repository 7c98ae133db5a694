"""What stands around the canvas: gaps, outline, actions, ideas, personas, journey, kinds, the experience curve."""
