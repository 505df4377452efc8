"""Pages for a browser: one file each, that asks for nothing and runs nothing."""
