"""Pages that look at all the apps: home pages, public pages, the frame of every page."""
