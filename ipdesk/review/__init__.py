"""SIPO's desk: packages taken in, judged, kept and answered; what they say of the nation."""
