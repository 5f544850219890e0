"""Work of money that an answered conversation unlocks."""
