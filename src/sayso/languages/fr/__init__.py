"""French: data only; read it through `sayso.languages.pack`."""
