"""Facts into drafts: select, write, cover, agree, withhold."""
