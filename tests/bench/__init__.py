"""`make bench`: what the main pages take, beside yardsticks of bare Django, measured in one run (docs/adr/0007)."""
