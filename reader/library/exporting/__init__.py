"""What an export is made of: choosing what goes out, gathering what belongs to it, and writing it down."""
