"""What a reader needs of a reading: minutes to read or hear it, and the record in its JSON form."""
