"""Pure rules of the partnership: facts in, verdict out; no Django, no clock, no I/O.

`terms` (a group's terms of reference), `signoff` (several posts approve one content), `statute` (deadlines by edition),
`promises` (what the arrangements promise), `arrangements` (the file format), `seats` (who may be seated).
"""
