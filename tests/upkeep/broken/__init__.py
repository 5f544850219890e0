"""An app of a later version, whose second migration fails where FAILS is set."""
