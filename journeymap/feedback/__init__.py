"""Survey answers in: files that other tools made are read, recognised, mapped to touchpoints and counted."""
