"""The verbs: everything a person can do to a library, one transaction each."""
