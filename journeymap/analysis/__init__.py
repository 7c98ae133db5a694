"""Journey in, frozen results out: scores with intervals, flow, findings, layout. The only room of the layout wheel."""
