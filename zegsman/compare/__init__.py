"""Thinking over many pages of the record; pure functions over values, which know neither the store nor the day of today."""
