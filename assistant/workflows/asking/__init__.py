"""A question asked, answered and told to one reader."""
