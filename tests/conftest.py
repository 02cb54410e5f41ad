from hypothesis import settings

# The suite says the same each time it is run;
# `pytest --hypothesis-profile searching` looks further, and elsewhere each time.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None, max_examples=1000)
settings.load_profile("steady")
