"""Where pages come from: an address (`fetch`), a file, standard input or a stream of JSON lines (`files`)."""
