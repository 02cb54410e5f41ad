"""History: the screen that tells what was done, in lines."""
