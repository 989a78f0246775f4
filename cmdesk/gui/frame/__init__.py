"""The parts of the frame around pages and answers."""
