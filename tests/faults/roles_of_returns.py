"""Returns store nothing in the record: whoever may look may have them."""

LOOKING_AT_RETURNS = {
    "returns": {"found", "names", "save_names", "save_workbook", "look_at_form", "fill", "annexes"},
}
