"""Second keying: chosen figures are typed twice, the second time without sight of the first."""
