"""How Kazakh writes numbers, of which Django knows nothing: 18 472 and 1,5."""

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\N{NO-BREAK SPACE}"
NUMBER_GROUPING = 3
