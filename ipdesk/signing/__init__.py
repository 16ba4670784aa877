"""Signing: keys, signatures over sealed packages, enrolments, and what a signature proves."""
