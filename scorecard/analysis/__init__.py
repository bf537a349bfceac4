"""What results can bear: how far coders agree, and what follows from that."""
