"""Every protection that is promised, how it is taken away, and the test that was seen to fail then.

``python -m tests.protections [NAME…]`` takes each away in a copy of the tree and runs its test.
"""
