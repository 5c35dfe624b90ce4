"""Facts in a sentence: tokens, numbers, names, dates, quotations, who said what."""
