"""Journey in, frozen results out: scores with intervals and verdicts, flow, findings, layout. The only room of networkx."""
