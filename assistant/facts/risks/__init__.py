"""What prose says of risks, what is over, and of what nobody speaks."""
