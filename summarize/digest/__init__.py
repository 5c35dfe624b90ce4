"""The scheduled digest: feeds in, one edition per period out, no story told twice."""
